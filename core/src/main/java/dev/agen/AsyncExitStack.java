package dev.agen;

import dev.agen.function.ThrowingSupplier;
import dev.agen.internal.Rethrow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stack of things to exit, in reverse order: Python's {@code contextlib.AsyncExitStack}
 * (SEMANTICS K11). An exit that suppresses the error hides it from those registered earlier; an
 * exit that fails replaces the error, which is added to the new one as suppressed.
 *
 * <p>Not for use by several threads at once.
 */
public final class AsyncExitStack implements AsyncContextManager<AsyncExitStack> {

  /** One thing to exit. */
  @FunctionalInterface
  private interface Exit {
    Awaitable<Boolean> exit(@Nullable Throwable error) throws Exception;
  }

  private Deque<Exit> exits = new ArrayDeque<>();

  /** An empty stack. */
  public AsyncExitStack() {}

  /**
   * Enters {@code manager} and registers its exit.
   *
   * @param <T> the type of what entering gives
   * @param manager what to enter
   * @return an awaitable of what entering gives; if it fails, nothing is registered (K9)
   */
  public <T extends @Nullable Object> Awaitable<T> enterAsyncContext(
      AsyncContextManager<T> manager) {
    Objects.requireNonNull(manager, "manager");
    return Coroutine.of(c -> {
      T entered = c.await(manager.aenter());
      exits.push(manager::aexit);
      return entered;
    });
  }

  /**
   * Registers the exit of a manager that was entered elsewhere.
   *
   * @param manager what to exit
   */
  public void pushAsyncExit(AsyncContextManager<?> manager) {
    exits.push(Objects.requireNonNull(manager, "manager")::aexit);
  }

  /**
   * Registers a callback. It never sees an error and never suppresses one.
   *
   * @param callback makes the awaitable to await on exit
   */
  public void pushAsyncCallback(ThrowingSupplier<? extends Awaitable<?>> callback) {
    Objects.requireNonNull(callback, "callback");
    exits.push(error ->
        Coroutine.of(c -> {
          c.await(callback.get());
          return false;
        }));
  }

  /**
   * Moves everything registered to a new stack; this one is empty afterwards.
   *
   * @return the new stack
   */
  public AsyncExitStack popAll() {
    AsyncExitStack moved = new AsyncExitStack();
    moved.exits = exits;
    exits = new ArrayDeque<>();
    return moved;
  }

  /**
   * Unwinds now.
   *
   * @return an awaitable that completes when everything has been exited
   */
  public Awaitable<@Nullable Void> aclose() {
    return Coroutine.of(c -> {
      c.await(aexit(null));
      return null;
    });
  }

  @Override
  public Awaitable<AsyncExitStack> aenter() {
    return Coroutine.of(c -> this);
  }

  @Override
  public Awaitable<Boolean> aexit(@Nullable Throwable error) {
    return Coroutine.of(c -> unwind(c, error));
  }

  private boolean unwind(Awaiter c, @Nullable Throwable given) {
    Throwable pending = given;
    while (!exits.isEmpty()) {
      try {
        if (c.await(exits.pop().exit(pending))) {
          pending = null;
        }
      } catch (Throwable failure) {
        if (pending != null && pending != failure) {
          failure.addSuppressed(pending);
        }
        pending = failure;
      }
    }
    if (pending != null && pending != given) {
      throw Rethrow.unchecked(pending);
    }
    return given != null && pending == null;
  }
}
