package dev.agen.internal.engine.compiled.run;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code yieldFrom}, written as a machine by hand (PEP 828), for generators that are no machines;
 * for those see {@link Delegation}. In straight-line code:
 *
 * <pre>
 *   operation = inner.anext();
 *   while (true) {
 *     try {
 *       value = await(operation);                              // AWAITING
 *     } catch (StopAsyncIteration end) {
 *       return end.value();
 *     }
 *     try {
 *       sent = yield(value);                                   // YIELDING
 *     } catch (GeneratorExit exit) {
 *       await(inner.aclose());                                 // CLOSING
 *       throw exit;
 *     } catch (Throwable error) {
 *       if (inner has ended) throw error;                      // or it would be lost (D11)
 *       operation = inner.athrow(error);
 *       continue;
 *     }
 *     operation = sent == null ? inner.anext() : inner.asend(sent);
 *   }
 * </pre>
 */
final class YieldFrom extends Call {

  private static final int AWAITING = 1;
  private static final int YIELDING = 2;
  private static final int CLOSING = 3;

  private final AsyncGenerator<?, @Nullable Object, ?> inner;
  private @Nullable GeneratorExit exit;

  private YieldFrom(AsyncGenerator<?, @Nullable Object, ?> inner) {
    this.inner = inner;
  }

  @SuppressWarnings("unchecked") // a generator takes what its type says
  static YieldFrom of(AsyncGenerator<?, ?, ?> inner) {
    Objects.requireNonNull(inner, "inner");
    return new YieldFrom((AsyncGenerator<?, @Nullable Object, ?>) inner);
  }

  @Override
  protected @Nullable Object step() throws Throwable {
    Coroutine<?> operation;
    switch (point) {
      case 0 -> operation = inner.anext();
      case YIELDING -> operation = afterYield();
      case CLOSING -> {
        resumed();
        throw exited();
      }
      default -> {
        return afterAwait();
      }
    }
    Object value;
    try {
      value = awaits(operation);
      if (value == Machine.TOKEN) {
        return suspends(exit == null ? AWAITING : CLOSING, value);
      }
    } catch (StopAsyncIteration end) {
      if (exit != null) {
        throw end;
      }
      return done(end.value());
    }
    if (exit != null) {
      throw exited();
    }
    return yields(YIELDING, value);
  }

  private @Nullable Object afterAwait() throws Throwable {
    Object value;
    try {
      value = resumed();
    } catch (StopAsyncIteration end) {
      return done(end.value());
    }
    return yields(YIELDING, value);
  }

  private Coroutine<?> afterYield() throws Throwable {
    Object sent;
    try {
      sent = resumed();
    } catch (GeneratorExit thrown) {
      exit = thrown;
      return inner.aclose();
    } catch (Throwable error) {
      if (hasEnded()) {
        throw error;
      }
      return inner.athrow(error);
    }
    return sent == null ? inner.anext() : inner.asend(sent);
  }

  private GeneratorExit exited() {
    return Objects.requireNonNull(exit);
  }

  private boolean hasEnded() {
    try {
      return inner.isFinished();
    } catch (UnsupportedOperationException unknown) {
      return false;
    }
  }

  @Override
  void addPlace(List<StackTraceElement> stack) {
    try {
      stack.addAll(inner.frame());
    } catch (UnsupportedOperationException unknown) {
      // then only where it is delegated from
    }
  }
}
