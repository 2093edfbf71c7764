package dev.agen.internal.protocol;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterator;
import dev.agen.StopAsyncIteration;
import dev.agen.internal.drive.BlockingDriver;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A generator as a plain iterator: hasNext fetches, blocking (SEMANTICS H1 to H4, H9).
 *
 * @param <T> the type of the values
 */
public abstract sealed class BlockingIterator<T extends @Nullable Object> implements Iterator<T> {

  private @Nullable T next;
  private boolean fetched;
  private boolean ended;

  private BlockingIterator() {}

  /**
   * Iterates.
   *
   * @param <T> the type of the values
   * @param generator what to iterate over
   * @return an iterator over the rest of its run
   */
  public static <T extends @Nullable Object> Iterator<T> over(AsyncGenerator<T, ?, ?> generator) {
    return generator instanceof GeneratorHandle<T, ?, ?> ours
        ? new OfSteps<>(ours.loopStep())
        : new OfIterator<>(generator);
  }

  /** Blocks until the next value is there; throws StopAsyncIteration at the end. */
  abstract T fetch();

  @Override
  public final boolean hasNext() {
    if (!fetched && !ended) {
      try {
        next = fetch();
        fetched = true;
      } catch (StopAsyncIteration end) {
        ended = true;
      }
    }
    return fetched;
  }

  @Override
  @SuppressWarnings("NullAway") // next is a T while fetched
  public final T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the asynchronous iteration has ended");
    }
    T value = next;
    next = null;
    fetched = false;
    return value;
  }

  /** Over one of our generators, by one step that is used again and again. */
  private static final class OfSteps<T extends @Nullable Object> extends BlockingIterator<T> {
    private final Step<T> step;

    OfSteps(Step<T> step) {
      this.step = step;
    }

    @Override
    T fetch() {
      BlockingDriver.finish(step, step.restart());
      return step.takeResult();
    }
  }

  /** Over anybody's. */
  private static final class OfIterator<T extends @Nullable Object> extends BlockingIterator<T> {
    private final AsyncIterator<T> source;

    OfIterator(AsyncIterator<T> source) {
      this.source = source;
    }

    @Override
    T fetch() {
      return source.anext().await();
    }
  }
}
