package dev.agen.stream;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How often, how soon and after which failures {@link dev.agen.AsyncStream#retry} opens its source
 * again. Immutable: each method gives another policy.
 *
 * {@snippet class=snippets.AsyncStreamSnippets region=resumable}
 */
public final class Retry {

  private final int maxRetries;
  private final Duration first;
  private final double factor;
  private final Duration max;
  private final double jitter;
  private final boolean resetOnProgress;
  private final Predicate<? super Throwable> when;

  /** Null for that of the thread. */
  private final @Nullable RandomGenerator random;

  private Retry(
      int maxRetries,
      Duration first,
      double factor,
      Duration max,
      double jitter,
      boolean resetOnProgress,
      Predicate<? super Throwable> when,
      @Nullable RandomGenerator random) {
    this.maxRetries = maxRetries;
    this.first = first;
    this.factor = factor;
    this.max = max;
    this.jitter = jitter;
    this.resetOnProgress = resetOnProgress;
    this.when = when;
    this.random = random;
  }

  /**
   * Retries at once, after every failure.
   *
   * @param maxRetries how often to open again after the first run; 0 for never
   * @return the policy
   * @throws IllegalArgumentException if {@code maxRetries} is negative
   */
  public static Retry times(int maxRetries) {
    if (maxRetries < 0) {
      throw new IllegalArgumentException("maxRetries must not be negative, but is " + maxRetries);
    }
    return new Retry(maxRetries, Duration.ZERO, 1, Duration.ZERO, 0, false, failure -> true, null);
  }

  /**
   * Waits before a retry, longer each time.
   *
   * @param first how long before the first retry
   * @param factor by what the delay is multiplied from one retry to the next, at least 1
   * @param max the longest delay, before jitter
   * @return the policy
   * @throws IllegalArgumentException if {@code first} is negative, {@code factor} less than 1 or
   *     not a number, or {@code max} less than {@code first}
   */
  public Retry backoff(Duration first, double factor, Duration max) {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(max, "max");
    if (first.isNegative()) {
      throw new IllegalArgumentException("first must not be negative, but is " + first);
    }
    if (!(factor >= 1)) {
      throw new IllegalArgumentException("factor must be at least 1, but is " + factor);
    }
    if (max.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "max must be at least first, " + first + ", but is " + max);
    }
    return new Retry(maxRetries, first, factor, max, jitter, resetOnProgress, when, random);
  }

  /**
   * Makes delays differ at random, so that those who failed together do not come back together.
   *
   * @param fraction how much of the delay is added or taken away at most, from 0 to 1
   * @return the policy
   * @throws IllegalArgumentException if {@code fraction} is not from 0 to 1
   */
  public Retry jitter(double fraction) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("fraction must be from 0 to 1, but is " + fraction);
    }
    return new Retry(maxRetries, first, factor, max, fraction, resetOnProgress, when, random);
  }

  /**
   * Begins to count anew, and to wait as for the first time, after a run that gave an element.
   *
   * @return the policy
   */
  public Retry resetOnProgress() {
    return new Retry(maxRetries, first, factor, max, jitter, true, when, random);
  }

  /**
   * Retries after certain failures only; another one comes out at once. Takes the place of an
   * earlier condition.
   *
   * @param condition whether to retry after a failure
   * @return the policy
   */
  public Retry when(Predicate<? super Throwable> condition) {
    Objects.requireNonNull(condition, "condition");
    return new Retry(maxRetries, first, factor, max, jitter, resetOnProgress, condition, random);
  }

  /**
   * Takes the randomness of the jitter from {@code generator}, so that a test knows it.
   *
   * @param generator where to take it from; must be safe for use by several threads if the policy
   *     is used by several
   * @return the policy
   */
  public Retry random(RandomGenerator generator) {
    Objects.requireNonNull(generator, "generator");
    return new Retry(maxRetries, first, factor, max, jitter, resetOnProgress, when, generator);
  }

  /** {@return how often the source is opened again at most} */
  public int maxRetries() {
    return maxRetries;
  }

  /** {@return whether a run that gave an element lets the count begin anew} */
  public boolean resetsOnProgress() {
    return resetOnProgress;
  }

  /**
   * {@return whether to retry after {@code failure}}
   *
   * @param failure what a run failed with
   */
  public boolean allows(Throwable failure) {
    return when.test(failure);
  }

  /**
   * Tells how long to wait. With jitter, differs from call to call.
   *
   * @param retry before which retry, counted from 1
   * @return how long
   */
  public Duration delayBefore(int retry) {
    if (first.isZero()) {
      return Duration.ZERO;
    }
    double nanos = Math.min(nanos(first) * Math.pow(factor, retry - 1), nanos(max));
    if (jitter > 0) {
      RandomGenerator generator = random == null ? ThreadLocalRandom.current() : random;
      nanos *= 1 + jitter * (2 * generator.nextDouble() - 1);
    }
    return Duration.ofNanos((long) nanos); // what is too long becomes the longest
  }

  private static double nanos(Duration duration) {
    return duration.getSeconds() * 1e9 + duration.getNano();
  }
}
