package dev.agen.testing;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Awaitable;
import dev.agen.StopAsyncIteration;
import dev.agen.stream.Scheduler;
import dev.agen.testing.Setting.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One run of a stream, and what came of it. */
@SuppressWarnings("NullAway") // elements are whatever they are
final class Consumption {

  private final Setting setting;
  private final Duration limit;
  private final Trial trial;
  private final AsyncStream<?> stream;
  private final ManualScheduler scheduler;
  private final CountedScheduler counted = new CountedScheduler();
  private final List<@Nullable Object> values = new ArrayList<>();
  private @Nullable Throwable error;
  private boolean ended;
  private Runnable afterEachStep = () -> {};

  /** The run while it is looped over. */
  private volatile @Nullable AsyncGenerator<?, ?, ?> running;

  Consumption(Setting setting, Trial trial) {
    this(setting, trial, new ManualScheduler());
  }

  Consumption(Setting setting, Trial trial, ManualScheduler scheduler) {
    this.scheduler = scheduler;
    this.setting = setting;
    limit = setting.operator().patience();
    this.trial = trial;
    stream = setting.operator().operator().apply(trial);
  }

  Trial trial() {
    return trial;
  }

  AsyncStream<?> stream() {
    return stream;
  }

  ManualScheduler scheduler() {
    return scheduler;
  }

  /** What is in use on real threads. */
  Scheduler counted() {
    return counted;
  }

  /** How long to wait for what happens on real threads. */
  Duration limit() {
    return limit;
  }

  List<@Nullable Object> values() {
    return values;
  }

  @Nullable Throwable error() {
    return error;
  }

  boolean ended() {
    return ended;
  }

  /** Says what to do after each task of the scheduler. */
  Consumption afterEachStep(Runnable action) {
    afterEachStep = action;
    return this;
  }

  // ---- to consume ------------------------------------------------------------------------------

  /** Consumes at most so many elements, and all if that is not reached. */
  Consumption consume(int most) {
    try {
      switch (setting.way()) {
        case PUSHED -> push(most);
        case PULLED -> pull(most, () -> {});
        case LOOPED -> awaitLoop(startLoop(most));
      }
    } catch (Throwable thrown) {
      failed(thrown);
    }
    return this;
  }

  private void failed(Throwable thrown) {
    if (error == null) {
      error = thrown;
    } else if (error != thrown) {
      error.addSuppressed(thrown);
    }
  }

  private void push(int most) {
    if (most == Integer.MAX_VALUE) {
      values.addAll(drive(stream.toListAsync()));
      ended = true;
    } else if (most > 0) {
      ended =
          drive(
              stream.forEachWhileAsync(value -> {
                values.add(value);
                return values.size() < most;
              }));
    }
  }

  /** Pulls; does {@code whenIdle} after each element, when nothing goes on any more. */
  void pull(int most, Runnable whenIdle) {
    AsyncGenerator<?, ?, ?> run = stream.open();
    try {
      while (values.size() < most) {
        values.add(drive(run.anext()));
        whenIdle.run();
      }
    } catch (StopAsyncIteration end) {
      ended = true;
    } catch (Throwable thrown) {
      failed(thrown);
    }
    try {
      drive(run.aclose());
    } catch (Throwable thrown) {
      failed(thrown);
    }
  }

  private <V extends @Nullable Object> V drive(Awaitable<V> awaitable) {
    CompletableFuture<V> task = scheduler.start(awaitable);
    while (!task.isDone()) {
      if (!scheduler.runNext() && !scheduler.advanceToNextTimer()) {
        throw new AssertionError(
            "it has not ended, but nothing is ready and no timer is running (rule 6): " + trial);
      }
      afterEachStep.run();
    }
    return scheduler.await(task, Duration.ZERO);
  }

  /** Loops on a thread of its own; the future completes when the loop has been left. */
  CompletableFuture<@Nullable Void> startLoop(int most) {
    CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    var _ =
        Thread.ofVirtual()
            .name("consumer")
            .start(() -> {
              try (Scheduler.Use _ = Scheduler.use(counted)) {
                loop(most);
              } catch (Throwable thrown) {
                failed(thrown);
              }
              over.complete(null);
            });
    return over;
  }

  private void loop(int most) {
    try (AsyncGenerator<?, ?, ?> run = stream.open()) {
      running = run;
      if (most == 0) {
        return;
      }
      for (Object value : run) {
        values.add(value);
        if (values.size() == most) {
          return;
        }
      }
      ended = true;
    }
  }

  @Nullable AsyncGenerator<?, ?, ?> running() {
    return running;
  }

  void awaitLoop(CompletableFuture<?> loop) {
    await(loop, "the loop has not been left");
  }

  /** Waits for what happens on real threads. */
  void await(CompletableFuture<?> future, String otherwise) {
    try {
      future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooLong) {
      throw new AssertionError(otherwise + " after " + limit + ": " + trial, tooLong);
    } catch (ExecutionException failure) {
      throw Thrown.unchecked(Thrown.cause(failure));
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupt);
    }
  }

  // ---- to check --------------------------------------------------------------------------------

  /** Nothing may be left: rules 1 and 5. */
  void checkOver(String when) {
    for (RecordedSource<Integer> source : trial.sources()) {
      if (source.opened() != source.closed() || source.live() != 0) {
        fail(when, "each opened source must be closed exactly once");
      }
      if (!source.violations().isEmpty()) {
        fail(when, String.join(", ", source.violations()));
      }
    }
    String before = trial.toString();
    if (setting.way() == Way.LOOPED) {
      checkIdle(when);
    } else {
      if (scheduler.timers() != 0) {
        fail(when, "a timer is left behind: " + scheduler);
      }
      scheduler.runAll();
      if (scheduler.timers() != 0) {
        fail(when, "something goes on: " + scheduler);
      }
    }
    if (!before.equals(trial.toString())) {
      fail(when, "something goes on: it was " + before);
    }
  }

  private void checkIdle(String when) {
    try {
      if (!counted.isIdleWithin(limit)) {
        fail(when, "left behind: " + counted);
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      fail(when, "interrupted");
    }
  }

  /** It must have come to its end without an exception. */
  void checkNoError(String when) {
    if (error != null) {
      throw new AssertionError(message(when, "it failed with " + error), error);
    }
  }

  void fail(String when, String what) {
    throw new AssertionError(message(when, what), error);
  }

  private String message(String when, String what) {
    return what + "\n  " + setting + ", " + when + "\n  " + trial + "\n  gave " + values;
  }
}
