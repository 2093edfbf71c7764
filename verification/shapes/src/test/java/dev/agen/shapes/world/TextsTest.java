package dev.agen.shapes.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values and exceptions as text. */
class TextsTest {

  @Test
  void valuesShowTheirTypes() {
    assertThat(Texts.of(new Object[] {1, 1L, (byte) 1, (short) 1, 1f, 1d, 'a', '\n', "a", null}))
        .isEqualTo("Object{ 1 1L (byte) 1 (short) 1 1.0f 1.0 'a' '\\u10' \"a\" null }");
    assertThat(Texts.of(new Object())).isEqualTo("object");
  }

  @Test
  void whatContainsItselfEnds() {
    List<Object> list = new ArrayList<>(List.of(1));
    list.add(list);
    assertThat(Texts.of(list)).isEqualTo("[1 [1 [1 [~ ~ ] ] ] ]");
  }

  @Test
  void longOnesAreCutOff() {
    assertThat(Texts.of("x".repeat(10_000))).hasSizeLessThan(200);
    assertThat(Texts.of(new int[10_000]).length()).isLessThan(50_000);
  }

  @Test
  void exceptionsShowTheLineOfTheProgramWhatIsSuppressedAndTheCause() {
    Exception error = new IllegalStateException("outer", new Oops("inner"));
    error.addSuppressed(new Quirk("beside"));
    String text = Throwables.text(error, TextsTest.class.getName());
    assertThat(text)
        .matches(
            "IllegalStateException: outer at line \\d+"
                + " suppressed \\[Quirk: beside at line \\d+]"
                + " cause \\[Oops: inner at line \\d+]");
    assertThat(Throwables.text(error, "elsewhere.")).doesNotContain("line");
  }

  @Test
  void nullIsExplainedOnlyByNamesOfVariables() {
    assertThat(Throwables.text(new NullPointerException("Cannot do because \"name\" is null"), "-"))
        .endsWith("Cannot do because \"name\" is null");
    for (String other : List.of("<local4>", "this.f", "_this", "a.b()")) {
      String message = "Cannot do because \"" + other + "\" is null";
      assertThat(Throwables.text(new NullPointerException(message), "-"))
          .endsWith("Cannot do because ...");
    }
  }
}
