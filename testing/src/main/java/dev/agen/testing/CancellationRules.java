package dev.agen.testing;

import dev.agen.AsyncGenerator;
import dev.agen.testing.Setting.Way;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Rule 5: cancelling reaches everything and is awaited. On a manual scheduler an operator stops
 * wherever it waits, for a source or for time; it is cancelled at the first such stop, at the
 * second, and so on until it has come to its end before.
 */
@SuppressWarnings("NullAway") // what operations give is not looked at
final class CancellationRules {

  /** An operator that never ends is not cancelled later. */
  private static final int MOST_STOPS = 40;

  private CancellationRules() {}

  static void pulled(OperatorUnderTest operator) {
    forEachStop(operator, Way.PULLED, (setting, stop) -> pulled(setting, stop, true));
  }

  static void closed(OperatorUnderTest operator) {
    forEachStop(operator, Way.PULLED, (setting, stop) -> pulled(setting, stop, false));
  }

  static void pushed(OperatorUnderTest operator) {
    forEachStop(operator, Way.PUSHED, CancellationRules::pushed);
  }

  /** Tries with one stop; false if the end came before. */
  @FunctionalInterface
  private interface Try {
    boolean at(Setting setting, int stop);
  }

  private static void forEachStop(OperatorUnderTest operator, Way way, Try attempt) {
    for (Setting setting : Setting.all(operator)) {
      if (setting.way() == way) {
        int stop = 0;
        while (stop < MOST_STOPS && attempt.at(setting, stop)) {
          stop++;
        }
      }
    }
  }

  /** Cancels where an operation waits, or closes where the consumer is busy. */
  private static boolean pulled(Setting setting, int stop, boolean cancels) {
    Consumption consumption = pending(setting);
    ManualScheduler scheduler = consumption.scheduler();
    AsyncGenerator<?, ?, ?> run = consumption.stream().open();
    CompletableFuture<?> operation = scheduler.start(run.anext());
    int stops = 0;
    int steps = 0;
    while (true) {
      scheduler.runAll();
      if (operation.isDone()) {
        if (hasEnded(consumption, operation)) {
          consumption.checkOver("ended before stop " + stop);
          return false;
        }
        if (stops++ == stop) {
          String when = (cancels ? "cancelled" : "closed") + " while idle, at stop " + stop;
          settle(consumption, cancels ? run.cancel() : scheduler.start(run.aclose()), when);
          consumption.checkOver(when);
          return true;
        }
        operation = scheduler.start(run.anext());
      } else {
        if (cancels && stops++ == stop) {
          String when = "cancelled while it waits, at stop " + stop;
          settle(consumption, run.cancel(), when);
          if (!operation.isDone()) {
            consumption.fail(when, "the operation in flight must have ended");
          }
          consumption.checkOver(when);
          return true;
        }
        goOn(consumption, steps++);
      }
    }
  }

  private static boolean pushed(Setting setting, int stop) {
    Consumption consumption = pending(setting);
    ManualScheduler scheduler = consumption.scheduler();
    int[] count = {0};
    CompletableFuture<?> task =
        scheduler.start(
            consumption.stream().forEachWhileAsync(value -> ++count[0] < setting.most()));
    for (int stops = 0; true; stops++) {
      scheduler.runAll();
      if (task.isDone()) {
        consumption.checkOver("ended before stop " + stop);
        return false;
      }
      if (stops == stop) {
        String when = "cancelled at stop " + stop;
        task.cancel(true);
        settle(consumption, task.handle((value, error) -> null), when);
        if (!task.isCompletedExceptionally()) {
          consumption.fail(when, "the cancellation must come out");
        }
        consumption.checkOver(when);
        return true;
      }
      goOn(consumption, stops);
    }
  }

  private static Consumption pending(Setting setting) {
    return setting.consumption((source, number) -> source.alwaysPending());
  }

  /** Lets something happen for which an operator may wait: an element, or that time passes. */
  private static void goOn(Consumption consumption, int step) {
    boolean timeFirst = step % 2 == 1;
    if (timeFirst && consumption.scheduler().advanceToNextTimer()) {
      return;
    }
    for (RecordedSource<Integer> source : consumption.trial().sources()) {
      if (source.release()) {
        return;
      }
    }
    if (!consumption.scheduler().advanceToNextTimer()) {
      consumption.fail("waiting", "it waits, but neither for a source nor for time");
    }
  }

  /** By itself, or with an exception, since time may be up. */
  private static boolean hasEnded(Consumption consumption, CompletableFuture<?> operation) {
    try {
      consumption.scheduler().await(operation, consumption.limit());
      return false;
    } catch (Throwable end) {
      return true;
    }
  }

  private static void settle(Consumption consumption, CompletableFuture<?> future, String when) {
    try {
      consumption.scheduler().await(future, consumption.limit());
    } catch (Throwable error) {
      throw new AssertionError(
          "cancelling must complete, without an error: "
              + error
              + "\n  "
              + when
              + "\n  "
              + consumption.trial(),
          error);
    }
  }

  /** On real threads: each source waits once at each place. */
  static void looped(OperatorUnderTest operator) {
    List<Integer> sources = Setting.baseline(operator).trial().numbers();
    for (Setting setting : Setting.all(operator)) {
      if (setting.way() == Way.LOOPED) {
        for (int source : sources) {
          for (int element = 0; element <= operator.elements(); element++) {
            looped(setting, source, element);
          }
        }
      }
    }
  }

  private static void looped(Setting setting, int waiting, int element) {
    String when = "cancelled while source " + waiting + " waits at " + element;
    CompletableFuture<Boolean> reached = new CompletableFuture<>();
    Consumption consumption =
        setting.consumption((source, number) -> {
          if (number == waiting) {
            var _ = source.pendingAt(element).nextWait().thenRun(() -> reached.complete(true));
          }
        });
    CompletableFuture<?> loop = consumption.startLoop(setting.most());
    consumption.await(
        CompletableFuture.anyOf(loop, reached), "neither the end nor the source is reached");
    AsyncGenerator<?, ?, ?> run = consumption.running();
    if (run != null) {
      consumption.await(run.cancel(), "cancelling has not ended");
    }
    consumption.awaitLoop(loop);
    consumption.checkOver(when);
  }
}
