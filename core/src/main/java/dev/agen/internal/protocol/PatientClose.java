package dev.agen.internal.protocol;

import dev.agen.AlreadyRunningException;
import dev.agen.AsyncGenerator;
import dev.agen.internal.Rethrow;
import dev.agen.internal.Traces;
import dev.agen.internal.drive.Resumable;
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
 *
 * <p>A body that runs on its driver's thread is unwound on this one, as far as its cleanup need not
 * wait; for that, and for all else, there is a virtual thread, so that this one can give up
 * waiting.
 */
final class PatientClose {

  private static final Duration DEFAULT = Duration.ofMinutes(1);

  private PatientClose() {}

  /**
   * Closes.
   *
   * @param generator what to close
   */
  static void close(GeneratorHandle<?, ?, ?> generator) {
    if (generator.isExecutingHere()) { // it would wait for itself (E14)
      throw new AlreadyRunningException("aclose");
    }
    Duration patience = patience();
    boolean interrupted = Thread.interrupted(); // put aside: it is not meant for the cleanup (J19)
    CompletableFuture<@Nullable Void> closing;
    try {
      closing = begin(generator);
    } catch (Throwable error) {
      restore(interrupted);
      throw error;
    }
    if (closing == null) {
      restore(interrupted);
      return;
    }
    CompletableFuture<@Nullable Throwable> failure = closing.handle((nothing, error) -> error);
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        try {
          Throwable error = failure.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          if (error != null) {
            Traces.stitch(error, Task.class);
            throw Rethrow.unchecked(error);
          }
          return;
        } catch (InterruptedException now) { // this one is meant for the cleanup
          interrupted = true;
          interrupt(generator);
        }
      }
    } catch (TimeoutException late) {
      throw refusesToEnd(generator, patience);
    } catch (ExecutionException impossible) { // handle() has dealt with it
      throw Rethrow.unchecked(impossible);
    } finally {
      restore(interrupted);
    }
  }

  /**
   * Begins, on this thread if the body runs on its driver's and nobody else drives it now.
   *
   * @return what to wait for; null if it has ended
   */
  private static @Nullable CompletableFuture<@Nullable Void> begin(
      GeneratorHandle<?, ?, ?> generator) {
    if (generator.isRunning()) {
      CompletableFuture<@Nullable Void> closing = generator.closingOfCancellation();
      return closing == null ? generator.cancel() : closing;
    }
    if (!generator.closesHere()) {
      return generator.aclose().start();
    }
    Resumable<@Nullable Void> aclose = Resumable.forDriver(generator.aclose());
    Object token = aclose.resume(null);
    return token == Resumable.COMPLETED ? null : Task.goOn(aclose, token);
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the first closing tells the outcome
  private static void interrupt(GeneratorHandle<?, ?, ?> generator) {
    generator.cancel();
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
