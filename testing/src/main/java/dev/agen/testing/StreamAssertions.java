package dev.agen.testing;

import dev.agen.AsyncStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about streams, in the manner of AssertJ. Each consumes the stream twice, pushed and
 * pulled, on a {@link ManualScheduler} of its own: nothing is really waited for.
 *
 * {@snippet class=snippets.StreamAssertionsSnippets region=yields}
 *
 * @param <T> the type of the elements
 */
@SuppressWarnings("NullAway") // elements are whatever they are
public final class StreamAssertions<T extends @Nullable Object>
    extends AbstractAssert<StreamAssertions<T>, AsyncStream<T>> {

  private StreamAssertions(AsyncStream<T> actual) {
    super(actual, StreamAssertions.class);
  }

  /**
   * Begins.
   *
   * @param <T> the type of the elements
   * @param actual what to assert about
   * @return the assertions
   */
  public static <T extends @Nullable Object> StreamAssertions<T> assertThat(AsyncStream<T> actual) {
    return new StreamAssertions<>(actual);
  }

  /** What came of one run. */
  private record Outcome<T extends @Nullable Object>(List<T> values, @Nullable Throwable error) {}

  private Outcome<T> pushed() {
    List<T> values = new ArrayList<>();
    try {
      new ManualScheduler().await(actual.forEachAsync(values::add));
      return new Outcome<>(values, null);
    } catch (Throwable error) {
      return new Outcome<>(values, error);
    }
  }

  private Outcome<T> pulled() {
    ManualScheduler scheduler = new ManualScheduler();
    List<T> values = new ArrayList<>();
    Throwable error = null;
    var run = actual.open();
    try {
      while (true) {
        values.add(scheduler.await(run.anext()));
      }
    } catch (dev.agen.StopAsyncIteration end) {
      // that is all
    } catch (Throwable failure) {
      error = failure;
    }
    scheduler.await(run.aclose());
    return new Outcome<>(values, error);
  }

  /**
   * Asserts what it yields before it ends.
   *
   * @param expected the elements, in order
   * @return this
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final StreamAssertions<T> yieldsExactly(T... expected) {
    isNotNull();
    check("pushed", pushed(), Arrays.asList(expected), null);
    check("pulled", pulled(), Arrays.asList(expected), null);
    return this;
  }

  /**
   * Asserts what it fails with.
   *
   * @param expected the exception, the same object
   * @param before the elements that it yields before
   * @return this
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final StreamAssertions<T> failsWith(Throwable expected, T... before) {
    isNotNull();
    check("pushed", pushed(), Arrays.asList(before), expected);
    check("pulled", pulled(), Arrays.asList(before), expected);
    return this;
  }

  private void check(String how, Outcome<T> outcome, List<T> values, @Nullable Throwable expected) {
    if (outcome.error() != expected) {
      AssertionError failure =
          failure(
              "%s, the stream should end with %s, but it yielded %s and ended with %s",
              how,
              expected == null ? "no error" : expected,
              outcome.values(),
              outcome.error() == null ? "no error" : outcome.error());
      if (outcome.error() != null) {
        failure.initCause(outcome.error());
      }
      throw failure;
    }
    Assertions.assertThat(outcome.values()).as(how).containsExactlyElementsOf(values);
  }

  /**
   * Asserts that it closes its sources exactly once, consumed to the end, left after the first
   * element, and cancelled where it waits first.
   *
   * @param sources what it is made from; used by nobody else
   * @return this
   */
  public StreamAssertions<T> closesItsSources(RecordedSource<?>... sources) {
    isNotNull();
    pushed();
    checkClosed("at the end", sources);
    ManualScheduler scheduler = new ManualScheduler();
    scheduler.await(actual.forEachWhileAsync(value -> false));
    checkClosed("left after the first element", sources);
    var task = scheduler.start(actual.countAsync());
    scheduler.runNext();
    task.cancel(true);
    try {
      scheduler.await(task, java.time.Duration.ofSeconds(10));
    } catch (CancellationException cancelled) {
      // that is what it is
    }
    checkClosed("cancelled", sources);
    return this;
  }

  private void checkClosed(String when, RecordedSource<?>... sources) {
    for (RecordedSource<?> source : sources) {
      if (source.opened() != source.closed()
          || source.live() != 0
          || !source.violations().isEmpty()) {
        throw failure("%s, each opened source should be closed exactly once: %s", when, source);
      }
    }
  }
}
