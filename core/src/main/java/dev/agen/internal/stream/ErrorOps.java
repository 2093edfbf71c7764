package dev.agen.internal.stream;

import dev.agen.AsyncIterable;
import dev.agen.AsyncStream;
import dev.agen.function.ThrowingFunction;
import dev.agen.internal.Rethrow;
import dev.agen.stream.Retry;
import dev.agen.stream.Scheduler;
import dev.agen.stream.StageNote;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to do when a source fails, or ends: onErrorMap, onErrorResume, onErrorReturn, retry, repeat.
 * The failed run is closed before anything else happens. What counts as a failure is said in {@link
 * Attempt}.
 */
public final class ErrorOps {

  private ErrorOps() {}

  /** {@link AsyncStream#onErrorMap}. */
  public static <T extends @Nullable Object> AsyncStream<T> onErrorMap(
      AsyncStream<T> stream, ThrowingFunction<? super Throwable, ? extends Throwable> function) {
    Objects.requireNonNull(function, "function");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Attempt attempt = new Attempt();
          Attempt.drain(y, source, attempt);
          Throwable failure = attempt.failure();
          if (failure != null) {
            throw Rethrow.unchecked(nonNull(apply(function, failure, "onErrorMap"), failure));
          }
        },
        0,
        source);
  }

  private static Throwable nonNull(@Nullable Throwable mapped, Throwable failure) {
    if (mapped == null) {
      NullPointerException error =
          new NullPointerException("what the function of onErrorMap returned");
      error.addSuppressed(failure);
      throw error;
    }
    return mapped;
  }

  /** {@link AsyncStream#onErrorResume}. */
  public static <T extends @Nullable Object> AsyncStream<T> onErrorResume(
      AsyncStream<T> stream,
      ThrowingFunction<? super Throwable, ? extends AsyncIterable<? extends T>> function) {
    Objects.requireNonNull(function, "function");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Attempt attempt = new Attempt();
          Attempt.drain(y, source, attempt);
          Throwable failure = attempt.failure();
          if (failure != null) {
            AsyncIterable<? extends T> other = apply(function, failure, "onErrorResume");
            Source.drain(y, Source.<T>of(other, "what the function of onErrorResume returned"));
          }
        },
        0,
        source);
  }

  /** {@link AsyncStream#onErrorReturn}. */
  public static <T extends @Nullable Object> AsyncStream<T> onErrorReturn(
      AsyncStream<T> stream, ThrowingFunction<? super Throwable, ? extends T> function) {
    Objects.requireNonNull(function, "function");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Attempt attempt = new Attempt();
          Attempt.drain(y, source, attempt);
          Throwable failure = attempt.failure();
          if (failure != null) {
            T last = apply(function, failure, "onErrorReturn");
            y.yield(last);
          }
        },
        0,
        source);
  }

  /** As an exception in Python's {@code except} clause has the one before it in its context. */
  private static <R extends @Nullable Object> R apply(
      ThrowingFunction<? super Throwable, ? extends R> function, Throwable failure, String stage) {
    try {
      return function.apply(failure);
    } catch (Throwable error) {
      if (error != failure) {
        error.addSuppressed(failure);
      }
      throw StageNote.on(error, stage);
    }
  }

  /** {@link AsyncStream#retry}. */
  public static <T extends @Nullable Object> AsyncStream<T> retry(
      AbstractStream<T> stream, Retry policy) {
    Objects.requireNonNull(policy, "policy");
    if (!stream.owned().isEmpty()) {
      throw new IllegalArgumentException(
          "retry opens its source again, but there is a run in it that exists already and would"
              + " be empty then: make the source of something that can be opened again");
    }
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          Source<T> resuming = Source.of(stream.resuming(), "source");
          Failures failures = new Failures(policy);
          while (true) {
            y.checkpoint(); // nothing else may suspend
            Attempt attempt = new Attempt();
            Attempt.drain(y, resuming, attempt);
            Throwable failure = attempt.failure();
            if (failure == null) {
              break;
            }
            Duration delay = failures.delayAfter(failure, attempt.progressed());
            if (!delay.isZero()) {
              y.await(scheduler.sleep(delay));
            }
          }
        },
        0,
        source);
  }

  /** {@link AsyncStream#repeat}. */
  public static <T extends @Nullable Object> AsyncStream<T> repeat(
      AsyncStream<T> stream, long times) {
    Checks.notNegative(times, "times");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          for (long i = 0; i < times; i++) {
            y.checkpoint(); // nothing else may suspend
            Source.drain(y, source);
          }
        },
        0,
        source);
  }
}
