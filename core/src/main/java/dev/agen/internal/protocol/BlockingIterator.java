package dev.agen.internal.protocol;

import dev.agen.AsyncGenerator;
import dev.agen.StopAsyncIteration;
import dev.agen.internal.drive.BlockingDriver;
import dev.agen.internal.drive.FetchingIterator;
import dev.agen.internal.drive.Resumable;
import java.lang.ref.Reference;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A generator's values for a plain for loop: fetching blocks (SEMANTICS H9).
 *
 * <p>Most values come {@link #straight}: the favourite of the monitor drives a body that stands at
 * a yield to its next yield. For all others there is one step, used again and again.
 *
 * @param <T> the type of the values
 */
public final class BlockingIterator<T extends @Nullable Object> implements Iterator<T> {

  private final Frame frame;
  private final Step<T> step;
  private @Nullable Object next;
  private boolean fetched;
  private boolean ended;

  private BlockingIterator(Step<T> step) {
    this.step = step;
    frame = step.frame;
  }

  /**
   * Iterates.
   *
   * @param <T> the type of the values
   * @param generator one of ours, or one that a user implemented
   * @return an iterator over the rest of its run
   */
  public static <T extends @Nullable Object> Iterator<T> over(AsyncGenerator<T, ?, ?> generator) {
    if (generator instanceof GeneratorHandle<T, ?, ?> ours) {
      return new BlockingIterator<>(ours.loopStep());
    }
    return new FetchingIterator<>() {
      @Override
      protected T fetch() {
        return generator.anext().await();
      }
    };
  }

  @Override
  public boolean hasNext() {
    return fetched || fetch();
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // what a generator of T yields is a T
  public T next() {
    if (!fetched && !fetch()) {
      throw new NoSuchElementException("the asynchronous iteration has ended");
    }
    Object value = next;
    next = null;
    fetched = false;
    return (T) value;
  }

  private boolean fetch() {
    if (ended) {
      return false;
    }
    try {
      BiasedMonitor.Bias bias = frame.tryStep(BiasedMonitor.DIRECT);
      if (bias != null) {
        return straight(bias);
      }
      return finish(step.restart());
    } catch (StopAsyncIteration end) {
      ended = true;
      return false;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private boolean straight(BiasedMonitor.Bias bias) {
    Object outcome;
    try {
      outcome = frame.resumeBody();
    } catch (Throwable error) {
      return finish(step.threw(error, frame));
    }
    if (!(outcome instanceof Signal) && frame.endStep(bias)) {
      next = outcome;
      fetched = true;
      return true;
    }
    return finish(step.stopped(bias, outcome));
  }

  private boolean finish(@Nullable Object first) {
    if (first != Resumable.COMPLETED) {
      BlockingDriver.finish(step, first);
    }
    next = step.takeResult();
    fetched = true;
    return true;
  }
}
