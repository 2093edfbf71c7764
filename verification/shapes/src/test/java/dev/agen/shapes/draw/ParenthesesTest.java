package dev.agen.shapes.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parentheses around whole arguments go, others stay. */
class ParenthesesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "f((a))             | f(a)",
        "f(((a)), (b + c))  | f(a, b + c)",
        "f((int) a)         | f((int) a)",
        "f((a) + b)         | f((a) + b)",
        "f((a, b) -> (c))   | f((a, b) -> (c))",
        "f(() -> { (g((a))); }) | f(() -> { (g(a)); })",
        "if ((a)) b((c));   | if ((a)) b(c);",
        "f(\"((\", (a))     | f(\"((\", a)",
        "f('(', (a))        | f('(', a)",
        "new int[] {(a)}    | new int[] {(a)}",
        "w.run(() -> {      | w.run(() -> {",
      })
  void thins(String text, String thin) {
    assertThat(Parentheses.thinned(text)).isEqualTo(thin);
  }
}
