package dev.agen.protocol;

import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.StopIteration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * The ways to drive an awaitable to its end. A test that has the same trace in all of them shows
 * that they are one mechanism.
 */
enum Driver {
  /** {@code send} until {@link StopIteration}, waiting for each token, which must be a stage. */
  BY_HAND {
    @Override
    Object drive(Awaitable<?> awaitable) {
      Coroutine<?> coroutine = awaitable.coroutine();
      try {
        while (true) {
          var token = (CompletionStage<?>) coroutine.send(null);
          token.handle((value, error) -> null).toCompletableFuture().join();
        }
      } catch (StopIteration completion) {
        return completion.value();
      }
    }
  },

  /** {@link Awaitable#await()}. */
  BLOCKING {
    @Override
    Object drive(Awaitable<?> awaitable) {
      return awaitable.await();
    }
  },

  /** {@link Awaitable#start()}, on virtual threads. */
  ASYNCHRONOUS {
    @Override
    Object drive(Awaitable<?> awaitable) throws Throwable {
      return result(awaitable.start());
    }
  },

  /** {@link Awaitable#start(java.util.concurrent.Executor)}, on whatever thread comes by. */
  DIRECT {
    @Override
    Object drive(Awaitable<?> awaitable) throws Throwable {
      return result(awaitable.start(Runnable::run));
    }
  };

  /** Gives the result, or throws what the computation failed with, as it is. */
  abstract Object drive(Awaitable<?> awaitable) throws Throwable;

  private static Object result(CompletableFuture<?> future) throws Throwable {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw failed.getCause();
    }
  }
}
