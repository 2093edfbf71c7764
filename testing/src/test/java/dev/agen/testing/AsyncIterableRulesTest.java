package dev.agen.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.AsyncIterable;
import dev.agen.AsyncIterator;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.StopAsyncIteration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import snippets.AsyncIterableRulesSnippets.CountdownTest;

@DisplayName("AsyncIterableRules")
class AsyncIterableRulesTest {

  private static class Rules extends AsyncIterableRules<Integer> {
    private final Supplier<AsyncIterable<Integer>> iterables;

    Rules(Supplier<AsyncIterable<Integer>> iterables) {
      this.iterables = iterables;
    }

    @Override
    protected AsyncIterable<Integer> iterable() {
      return iterables.get();
    }

    @Override
    protected List<Integer> elements() {
      return List.of(1, 2, 3);
    }
  }

  @Nested
  @DisplayName("hold for the one in the Javadoc")
  class OfSnippet extends CountdownTest {}

  @Nested
  @DisplayName("hold for streams")
  class OfStream extends Rules {
    OfStream() {
      super(() -> RecordedSource.of(1, 2, 3).stream());
    }
  }

  @Nested
  @DisplayName("hold for a run of a generator")
  class OfRun extends Rules {
    OfRun() {
      super(() -> RecordedSource.of(1, 2, 3).stream().open());
    }
  }

  @Nested
  @DisplayName("hold for foreign iterators")
  class OfForeign extends Rules {
    OfForeign() {
      super(() -> RecordedSource.of(1, 2, 3).foreign());
    }
  }

  /** Breaks rules on demand. */
  private static final class Wrong implements AsyncIterator<Integer> {
    private final boolean eager;
    private final boolean startsAgain;
    private int last;

    Wrong(boolean eager, boolean startsAgain) {
      this.eager = eager;
      this.startsAgain = startsAgain;
    }

    @Override
    public Awaitable<Integer> anext() {
      if (eager) {
        int next = ++last;
        return Coroutine.of(c -> given(next));
      }
      return Coroutine.of(c -> given(++last));
    }

    private int given(int value) {
      if (value > 3) {
        last = startsAgain ? 0 : 3;
        throw new StopAsyncIteration();
      }
      return value;
    }
  }

  @Test
  @DisplayName("notice an iterator that fetches when it is asked")
  void eager() {
    assertThatThrownBy(() -> new Rules(() -> new Wrong(true, false)).cold())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("what is awaited first");
  }

  @Test
  @DisplayName("notice an iterator that begins again after its end")
  void startsAgain() {
    assertThatThrownBy(() -> new Rules(() -> new Wrong(false, true)).end())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("question 2 after the last element");
  }

  @Test
  @DisplayName("notice iterations that share their place")
  void shared() {
    Wrong one = new Wrong(false, false);
    assertThatThrownBy(() -> new Rules(() -> () -> one).independent())
        .isInstanceOf(AssertionError.class);
  }
}
