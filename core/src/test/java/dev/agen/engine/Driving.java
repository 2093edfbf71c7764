package dev.agen.engine;

import dev.agen.Awaitable;
import dev.agen.StopIteration;

/** The ways to drive a computation that does not suspend, on behalf of the calling thread. */
enum Driving {
  BY_HAND {
    @Override
    Object drive(Awaitable<?> awaitable) {
      try {
        throw new AssertionError("suspended with " + awaitable.coroutine().send(null));
      } catch (StopIteration completion) {
        return completion.value();
      }
    }
  },
  BLOCKING {
    @Override
    Object drive(Awaitable<?> awaitable) {
      return awaitable.await();
    }
  },
  ASYNCHRONOUS {
    @Override
    Object drive(Awaitable<?> awaitable) {
      return awaitable.start().join();
    }
  },
  DIRECT_EXECUTOR {
    @Override
    Object drive(Awaitable<?> awaitable) {
      return awaitable.start(Runnable::run).join();
    }
  };

  /** Drives to the end and gives the result. */
  abstract Object drive(Awaitable<?> awaitable);
}
