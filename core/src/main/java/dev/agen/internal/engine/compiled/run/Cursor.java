package dev.agen.internal.engine.compiled.run;

import dev.agen.AsyncIterator;
import dev.agen.Coroutine;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
import dev.agen.internal.drive.Waker;
import dev.agen.internal.protocol.GeneratorHandle;
import dev.agen.internal.protocol.Step;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An {@code async for} of a compiled body (SEMANTICS H1 to H4). Asking it whether there is a next
 * value is something that can be awaited: it fetches. As an awaitable it gives the answer to {@code
 * hasNext()} or {@code next()}, whichever was asked.
 *
 * @param <V> the type of the values
 */
final class Cursor<V extends @Nullable Object> extends Resumable<@Nullable Object>
    implements Iterator<V> {

  private final AsyncIterator<? extends V> source;

  /** One for the whole loop, if the source is a generator of ours. */
  private final @Nullable Step<? extends V> step;

  private @Nullable Resumable<?> operation;
  private @Nullable Object value;
  private boolean fetched;
  private boolean ended;
  private boolean asksForValue;

  Cursor(AsyncIterator<? extends V> source) {
    this.source = source;
    step = source instanceof GeneratorHandle<? extends V, ?, ?> ours ? ours.step() : null;
  }

  /**
   * Asks.
   *
   * @param forValue whether for the next value, or only whether there is one
   * @return whether the answer is known without fetching
   */
  boolean ask(boolean forValue) {
    asksForValue = forValue;
    return fetched || ended;
  }

  /** Fetches: a token or COMPLETED. */
  @Nullable Object fetch() {
    try {
      if (step != null) {
        operation = step;
        return outcome(step, step.restart());
      }
      Resumable<?> fresh = Resumable.forDriver(source.anext());
      operation = fresh;
      return outcome(fresh, fresh.resume(null));
    } catch (StopIteration completion) {
      return completed(completion.value());
    } catch (StopAsyncIteration end) {
      return atEnd();
    }
  }

  /** The answer, once it is known. */
  @Nullable Object answer() {
    if (!asksForValue) {
      return fetched;
    }
    if (!fetched) {
      throw new NoSuchElementException("the asynchronous iteration has ended");
    }
    Object next = value;
    value = null;
    fetched = false;
    return next;
  }

  /** {@return what is being awaited} */
  Coroutine<?> shown() {
    return operation();
  }

  private Resumable<?> operation() {
    return Objects.requireNonNull(operation);
  }

  @Override
  public @Nullable Object resume(@Nullable Object sent) {
    Resumable<?> fetching = operation();
    try {
      return outcome(fetching, fetching.resume(sent));
    } catch (StopIteration completion) {
      return completed(completion.value());
    } catch (StopAsyncIteration end) {
      return atEnd();
    }
  }

  @Override
  public @Nullable Object resumeThrowing(Throwable error, ExitMode mode) {
    Resumable<?> fetching = operation();
    try {
      return outcome(fetching, fetching.resumeThrowing(error, mode));
    } catch (StopIteration completion) {
      return completed(completion.value());
    } catch (StopAsyncIteration end) {
      return atEnd();
    }
  }

  private @Nullable Object outcome(Resumable<?> fetching, @Nullable Object token) {
    if (token != COMPLETED) {
      return token;
    }
    Object result = fetching.takeResult();
    return result == Step.END ? atEnd() : completed(result);
  }

  private Object completed(@Nullable Object next) {
    value = next;
    fetched = true;
    payload = answer();
    return COMPLETED;
  }

  private Object atEnd() {
    ended = true;
    payload = answer();
    return COMPLETED;
  }

  @Override
  public @Nullable Object close() {
    return operation().close();
  }

  @Override
  public void drivenBy(Waker waker) {
    operation().drivenBy(waker);
  }

  @Override
  public boolean wake() {
    return operation().wake();
  }

  @Override
  public boolean hasNext() {
    throw new IllegalStateException("compiled away");
  }

  @Override
  public V next() {
    throw new IllegalStateException("compiled away");
  }
}
