package dev.agen.internal.stream;

import dev.agen.function.ThrowingFunction;
import dev.agen.function.ThrowingSupplier;
import dev.agen.internal.stream.concurrent.Children;
import dev.agen.stream.Permits;
import dev.agen.stream.StageNote;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Starts calls of a user's function, one for each element, as children of a run. A failure says
 * which element it was.
 *
 * @param <T> the type of the elements
 * @param <R> the type of the results
 */
final class Caller<T extends @Nullable Object, R extends @Nullable Object> {

  private final Children children;
  private final @Nullable Permits permits;
  private final String stage;
  private final ThrowingFunction<? super T, ? extends R> function;
  private long elements;

  /**
   * None started yet.
   *
   * @param permits of which each call needs one that has been acquired for it; it goes back when
   *     the function has returned, or will not be called
   */
  Caller(
      Children children,
      @Nullable Permits permits,
      String stage,
      ThrowingFunction<? super T, ? extends R> function) {
    this.children = children;
    this.permits = permits;
    this.stage = stage;
    this.function = function;
  }

  /** Starts the call for the next element. */
  CompletableFuture<R> call(T value) {
    ThrowingSupplier<R> numbered = numbered(value, elements++);
    return permits == null ? children.call(numbered) : callWith(permits, numbered);
  }

  private CompletableFuture<R> callWith(Permits budget, ThrowingSupplier<R> numbered) {
    CompletableFuture<R> call;
    try {
      call = children.call(numbered);
    } catch (CancellationException closing) {
      budget.release();
      throw closing;
    }
    var _ = call.whenComplete((value, error) -> budget.release());
    return call;
  }

  private ThrowingSupplier<R> numbered(T value, long element) {
    return () -> {
      try {
        return function.apply(value);
      } catch (Throwable error) {
        throw StageNote.on(error, stage, element);
      }
    };
  }
}
