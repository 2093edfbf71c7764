package snippets;

import static dev.agen.testing.OperatorUnderTest.Trait.MANY_TO_ONE;

import dev.agen.AsyncStream;
import dev.agen.testing.OperatorRules;
import dev.agen.testing.OperatorUnderTest;
import java.util.List;

/** Run by SnippetsTest. */
public final class OperatorRulesSnippets {

  private OperatorRulesSnippets() {}

  static AsyncStream<Integer> everySecond(AsyncStream<Integer> source) {
    return source.<Integer>transform(in ->
        y -> {
          boolean odd = false;
          for (int value : y.each(in)) {
            odd = !odd;
            if (odd) {
              y.yield(value);
            }
          }
        });
  }

  // @start region="inherit"
  /** JUnit finds the tests that it inherits. */
  public static class MyOperatorsTest extends OperatorRules {
    @Override
    protected List<OperatorUnderTest> operators() {
      return List.of(
          OperatorUnderTest.of("everySecond", t -> everySecond(t.stream(0))).with(MANY_TO_ONE),
          OperatorUnderTest.of("map", t -> t.stream(0).map(t::pass)).asksAtMost(5));
    }
  }
  // @end
}
