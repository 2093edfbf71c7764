package dev.agen.internal.protocol;

import dev.agen.AsyncGenerator;
import dev.agen.internal.Rethrow;
import dev.agen.internal.Traces;
import dev.agen.internal.drive.BlockingDriver;
import dev.agen.internal.drive.Task;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * {@link AsyncGenerator#close}: ends a generator whatever it is doing, and waits, but not for ever.
 * The closing runs on a virtual thread, so that this one can give up waiting.
 */
public final class PatientClose {

  private static final Duration DEFAULT = Duration.ofMinutes(1);

  private PatientClose() {}

  /**
   * Closes.
   *
   * @param generator what to close
   */
  public static void close(GeneratorHandle<?, ?, ?> generator) {
    boolean interrupted = Thread.interrupted(); // put aside: it is not meant for the cleanup (J19)
    try {
      if (generator.closesAtOnce()) {
        BlockingDriver.await(generator.aclose());
        return;
      }
      interrupted |= closePatiently(generator);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // asking again; closing tells the outcome
  private static boolean closePatiently(GeneratorHandle<?, ?, ?> generator) {
    CompletableFuture<@Nullable Void> closing =
        generator.isRunning() ? generator.cancel() : generator.aclose().start();
    Duration patience = patience();
    long deadline = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    while (true) {
      try {
        closing.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        return interrupted;
      } catch (InterruptedException now) { // this one is meant for the cleanup
        interrupted = true;
        generator.cancel();
      } catch (TimeoutException late) {
        throw refusesToEnd(generator, patience);
      } catch (ExecutionException failed) {
        Throwable error = failed.getCause() == null ? failed : failed.getCause();
        Traces.stitch(error, Task.class);
        throw Rethrow.unchecked(error);
      }
    }
  }

  private static IllegalStateException refusesToEnd(
      AsyncGenerator<?, ?, ?> generator, Duration patience) {
    List<StackTraceElement> stack = generator.frame();
    IllegalStateException where = new IllegalStateException("its body stands here");
    where.setStackTrace(stack.toArray(StackTraceElement[]::new));
    return new IllegalStateException(
        generator
            + " has not ended "
            + patience
            + " after close(): its body stands at "
            + (stack.isEmpty() ? "an unknown place" : stack.getFirst())
            + ". Bodies must let GeneratorExit and InterruptedException end them; the time is set by"
            + " the system property agen.close.timeout.",
        where);
  }

  private static Duration patience() {
    String text = System.getProperty("agen.close.timeout");
    if (text == null) {
      return DEFAULT;
    }
    try {
      Duration duration = Duration.parse(text);
      if (duration.isPositive() && duration.compareTo(Duration.ofDays(36_500)) < 0) {
        return duration;
      }
    } catch (DateTimeParseException malformed) {
      // said below
    }
    throw new IllegalArgumentException(
        "the system property agen.close.timeout must be a positive ISO-8601 duration of less than a"
            + " hundred years, such as PT30S; it is '"
            + text
            + "'");
  }
}
