package snippets;

import dev.agen.AsyncIterable;
import dev.agen.AsyncIterator;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.StopAsyncIteration;
import dev.agen.testing.AsyncIterableRules;
import java.util.List;

/** Run by AsyncIterableRulesTest. */
public final class AsyncIterableRulesSnippets {

  private AsyncIterableRulesSnippets() {}

  /** Counts down to one. */
  record Countdown(int from) implements AsyncIterable<Integer> {
    @Override
    public AsyncIterator<Integer> aiter() {
      return new AsyncIterator<>() {
        private int next = from;

        @Override
        public Awaitable<Integer> anext() {
          return Coroutine.of(c -> {
            if (next == 0) {
              throw StopAsyncIteration.stackless(null);
            }
            return next--;
          });
        }
      };
    }
  }

  // @start region="inherit"
  /** JUnit finds the tests that it inherits. */
  public static class CountdownTest extends AsyncIterableRules<Integer> {
    @Override
    protected AsyncIterable<Integer> iterable() {
      return new Countdown(3);
    }

    @Override
    protected List<Integer> elements() {
      return List.of(3, 2, 1);
    }
  }
  // @end
}
