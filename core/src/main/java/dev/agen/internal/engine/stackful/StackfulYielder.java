package dev.agen.internal.engine.stackful;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterable;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.Yielder;
import dev.agen.internal.Rethrow;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
import dev.agen.internal.protocol.Delegate;
import dev.agen.internal.protocol.Signal;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a body on its own thread yields and awaits with. */
final class StackfulYielder implements Yielder<@Nullable Object, @Nullable Object> {

  private @Nullable StackfulFrame frame;

  StackfulYielder(StackfulFrame frame) {
    this.frame = frame;
  }

  /** The body has ended; a yielder that escaped does not keep anything alive. */
  void end() {
    frame = null;
  }

  private StackfulFrame ensureInBody() {
    StackfulFrame mine = frame;
    if (mine == null) {
      throw new IllegalStateException(
          "the yielder was used after its body had ended: it must not be kept");
    }
    if (!mine.isBodysThread()) {
      throw new IllegalStateException(
          "the yielder was used on "
              + Thread.currentThread()
              + ", not on its body's thread: only the body, and methods it calls, may yield and"
              + " await");
    }
    return mine;
  }

  @Override
  public @Nullable Object yield(@Nullable Object value) {
    StackfulFrame body = ensureInBody();
    body.suspend(Signal.YIELD, value);
    Throwable error = body.takeThrown();
    if (error != null) {
      throw Rethrow.unchecked(error);
    }
    return body.take();
  }

  @Override
  public <V extends @Nullable Object> V await(Awaitable<? extends V> awaitable) {
    StackfulFrame body = ensureInBody();
    return drive(body, Delegate.<V>to(Objects.requireNonNull(awaitable, "awaitable")));
  }

  @Override
  public <V extends @Nullable Object> V await(CompletionStage<? extends V> stage) {
    StackfulFrame body = ensureInBody();
    Objects.requireNonNull(stage, "stage");
    if (stage.getClass() == CompletableFuture.class) {
      CompletableFuture<? extends V> future = (CompletableFuture<? extends V>) stage;
      if (future.state() == java.util.concurrent.Future.State.SUCCESS) {
        return future.resultNow();
      }
    }
    return drive(body, Delegate.<V>to(stage));
  }

  private static <V extends @Nullable Object> V drive(StackfulFrame body, Delegate<V> delegate) {
    Object token = delegate.start();
    while (token != Resumable.COMPLETED) {
      Throwable cancelled = body.cancelled();
      if (cancelled != null) {
        token = delegate.throwIn(cancelled, ExitMode.CLOSE_FIRST);
        continue;
      }
      body.awaits(delegate);
      body.suspend(Signal.TOKEN, token);
      body.awaits(null);
      Throwable error = body.takeThrown();
      Object sent = error == null ? body.take() : null;
      if (error == null) {
        error = body.cancelled();
      }
      token = error == null ? delegate.send(sent) : delegate.throwIn(error, body.thrownMode());
    }
    return delegate.takeResult();
  }

  @Override
  @SuppressWarnings("unchecked") // a generator takes and gives what its type says
  public <R extends @Nullable Object> @Nullable R yieldFrom(
      AsyncGenerator<?, ? super @Nullable Object, ? extends R> inner) {
    ensureInBody();
    Objects.requireNonNull(inner, "inner");
    Coroutine<?> operation = inner.anext();
    while (true) {
      Object value;
      try {
        value = this.<@Nullable Object>await(operation);
      } catch (StopAsyncIteration end) {
        return (R) end.value();
      }
      Object sent;
      try {
        sent = this.yield(value);
      } catch (GeneratorExit exit) {
        this.<@Nullable Void>await(inner.aclose());
        throw exit;
      } catch (Throwable error) {
        if (hasEnded(inner)) {
          throw Rethrow.unchecked(error); // or it would be lost (D11)
        }
        operation = inner.athrow(error);
        continue;
      }
      operation = sent == null ? inner.anext() : inner.asend(sent);
    }
  }

  private static boolean hasEnded(AsyncGenerator<?, ?, ?> generator) {
    try {
      return generator.isFinished();
    } catch (UnsupportedOperationException unknown) {
      return false;
    }
  }

  @Override
  public <V extends @Nullable Object> Iterable<V> each(AsyncIterable<? extends V> iterable) {
    ensureInBody();
    Objects.requireNonNull(iterable, "iterable");
    return () -> new EachIterator<V>(this, iterable.aiter());
  }

  @Override
  public void checkpoint() throws InterruptedException {
    ensureInBody().check();
  }
}
