package dev.agen.internal.protocol;

import dev.agen.AsyncGenerator;
import dev.agen.internal.drive.BlockingDriver;
import dev.agen.internal.drive.FetchingIterator;
import java.lang.ref.Reference;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A generator's values for a plain for loop: fetching blocks (SEMANTICS H9).
 *
 * <p>Most values come straight: the favourite of the monitor drives a body that stands at a yield
 * to its next yield. For all others there is one step, used again and again.
 *
 * <p>Whatever is not straight is done by static methods that do not get the iterator. So it does
 * not escape from the loop that has made it, and HotSpot keeps its fields in registers.
 *
 * @param <T> the type of the values
 */
public final class BlockingIterator<T extends @Nullable Object> implements Iterator<T> {

  private final Frame frame;
  private final Step<T> step;
  private BiasedMonitor.Bias bias;
  private @Nullable Object next;
  private boolean fetched;
  private boolean ended;

  private BlockingIterator(Step<T> step) {
    this.step = step;
    frame = step.frame;
    bias = frame.bias();
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
    Object got;
    BiasedMonitor.Bias mine = bias;
    if (frame.tryStep(mine, BiasedMonitor.DIRECT)) {
      try {
        Object outcome = null;
        Throwable error = null;
        try {
          outcome = frame.resumeAtYield();
        } catch (Throwable thrown) {
          error = thrown;
        }
        if (error != null) {
          got = threw(step, error);
        } else if (outcome instanceof Signal) {
          got = stopped(step, mine, outcome);
        } else if (frame.endStep(mine, BiasedMonitor.DIRECT)) {
          next = outcome;
          fetched = true;
          return true;
        } else {
          got = overtaken(step, mine, outcome);
        }
      } finally {
        Reference.reachabilityFence(step);
      }
    } else if (ended) {
      return false;
    } else {
      got = claimed(step);
      bias = frame.bias();
    }
    if (got == Step.END) {
      ended = true;
      return false;
    }
    next = got;
    fetched = true;
    return true;
  }

  // ---- whatever is not straight -----------------------------------------------------------------

  private static @Nullable Object claimed(Step<?> step) {
    return finish(step, step.restart());
  }

  private static @Nullable Object threw(Step<?> step, Throwable error) {
    return finish(step, step.threw(error, step.frame));
  }

  private static @Nullable Object stopped(
      Step<?> step, BiasedMonitor.Bias bias, @Nullable Object outcome) {
    return finish(step, step.stopped(bias, BiasedMonitor.DIRECT, outcome));
  }

  private static @Nullable Object overtaken(
      Step<?> step, BiasedMonitor.Bias bias, @Nullable Object value) {
    return finish(step, step.overtaken(bias, value));
  }

  private static @Nullable Object finish(Step<?> step, @Nullable Object first) {
    BlockingDriver.finish(step, first);
    return step.takeResult();
  }
}
