package dev.agen.internal.stream;

import java.time.Duration;
import java.util.Objects;

/** Arguments of operators. Each message says what was seen and what is allowed. */
final class Checks {

  private Checks() {}

  static long notNegative(long value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must not be negative, but is " + value);
    }
    return value;
  }

  static int positive(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
    }
    return value;
  }

  static Duration notNegative(Duration value, String name) {
    Objects.requireNonNull(value, name);
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, but is " + value);
    }
    return value;
  }

  static Duration positive(Duration value, String name) {
    Objects.requireNonNull(value, name);
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive, but is " + value);
    }
    return value;
  }

  /** Durations of centuries are as long as possible, yet can be added to a time. */
  static long nanos(Duration duration) {
    long longest = Long.MAX_VALUE / 2;
    try {
      return Math.min(longest, duration.toNanos());
    } catch (ArithmeticException tooLong) {
      return longest;
    }
  }
}
