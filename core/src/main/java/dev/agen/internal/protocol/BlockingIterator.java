package dev.agen.internal.protocol;

import dev.agen.AsyncGenerator;
import dev.agen.internal.drive.BlockingDriver;
import dev.agen.internal.drive.FetchingIterator;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A generator's values for a plain for loop: fetching blocks (SEMANTICS H9). Uses one step again
 * and again.
 *
 * @param <T> the type of the values
 */
public final class BlockingIterator<T extends @Nullable Object> extends FetchingIterator<T> {

  private final Step<T> step;

  private BlockingIterator(Step<T> step) {
    this.step = step;
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
  protected T fetch() {
    BlockingDriver.finish(step, step.restart());
    return step.takeResult();
  }
}
