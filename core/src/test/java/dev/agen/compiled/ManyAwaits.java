package dev.agen.compiled;

import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.Yielder;
import dev.agen.fixtures.EagerStage;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** What {@link ManyAwaitsTest} runs with little memory and small stacks. */
final class ManyAwaits {

  /** Completes stages on a thread of its own. */
  private static final BlockingQueue<CompletableFuture<Object>> TO_COMPLETE =
      new LinkedBlockingQueue<>();

  private ManyAwaits() {}

  private enum Stages implements Supplier<CompletableFuture<Object>> {
    COMPLETED {
      @Override
      public CompletableFuture<Object> get() {
        return CompletableFuture.completedFuture("done");
      }
    },
    BY_OTHER_THREAD {
      @Override
      public CompletableFuture<Object> get() {
        CompletableFuture<Object> stage = new CompletableFuture<>();
        TO_COMPLETE.add(stage);
        return stage;
      }
    },
    BY_DIRECT_EXECUTOR {
      @Override
      public CompletableFuture<Object> get() {
        return CompletableFuture.supplyAsync(() -> "done", Runnable::run);
      }
    },
    IN_REGISTRATION {
      @Override
      public CompletableFuture<Object> get() {
        return new EagerStage("done");
      }
    }
  }

  private enum Drivers {
    BLOCKING {
      @Override
      Object drive(Awaitable<Object> awaitable) {
        return awaitable.await();
      }
    },
    START {
      @Override
      Object drive(Awaitable<Object> awaitable) {
        return awaitable.start().join();
      }
    },
    START_DIRECTLY {
      @Override
      Object drive(Awaitable<Object> awaitable) {
        return awaitable.start(Runnable::run).join();
      }
    },
    START_ON_EXECUTOR {
      @Override
      Object drive(Awaitable<Object> awaitable) {
        return awaitable.start(EXECUTOR).join();
      }
    };

    private static final Executor EXECUTOR =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    abstract Object drive(Awaitable<Object> awaitable);
  }

  private static Object awaitMany(Yielder<Object, Object> y, Stages stages, int count) {
    for (int i = 0; i < count; i++) {
      y.await(stages.get());
    }
    return null;
  }

  private static Coroutine<Object> coroutine(Stages stages, int count) {
    return Coroutine.of(c -> {
      for (int i = 0; i < count; i++) {
        c.await(stages.get());
      }
      return count;
    });
  }

  private static void awaitCompletions() {
    try {
      while (true) {
        TO_COMPLETE.take().complete("done");
      }
    } catch (InterruptedException end) {
      throw new AssertionError(end);
    }
  }

  public static void main(String[] arguments) {
    Thread.ofPlatform().daemon().start(ManyAwaits::awaitCompletions);
    Stages stages = Stages.valueOf(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    for (Drivers driver : Drivers.values()) {
      long start = System.nanoTime();
      if (!driver.drive(coroutine(stages, count)).equals(count)) {
        throw new AssertionError(driver);
      }
      AsyncGenerator<Object, Object, Object> g =
          AsyncGenerator.of(y -> awaitMany(y, stages, count));
      if (!driver.drive(g.anext("end")).equals("end")) {
        throw new AssertionError(driver);
      }
      System.out.println(
          driver + " " + stages + ": " + (System.nanoTime() - start) / (2L * count) + " ns");
    }
  }
}
