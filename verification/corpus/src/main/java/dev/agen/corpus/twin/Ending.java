package dev.agen.corpus.twin;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/**
 * How a call ended.
 *
 * @param value what it returned
 * @param thrown what it threw; null if it returned
 * @param arguments what has become of them, the receiver included
 */
record Ending(Object value, Throwable thrown, List<Object> arguments) {

  boolean isLike(Ending other) {
    if (thrown != null || other.thrown != null) {
      return isSameThrown(other.thrown) && isSame(arguments.toArray(), other.arguments.toArray());
    }
    return isSame(value, other.value) && isSame(arguments.toArray(), other.arguments.toArray());
  }

  private boolean isSameThrown(Throwable other) {
    return thrown != null
        && other != null
        && thrown.getClass() == other.getClass()
        && (thrown instanceof VirtualMachineError
            || thrown instanceof NullPointerException // its message names locals
            || Objects.equals(thrown.getMessage(), other.getMessage()));
  }

  private static boolean isSame(Object one, Object other) {
    if (one == null || other == null) {
      return one == other;
    }
    if (one.getClass().isHidden() && other.getClass().isHidden()) {
      return true; // lambdas of two places
    }
    if (one.getClass() != other.getClass()) {
      return false;
    }
    if (one.getClass().isArray()) {
      int length = Array.getLength(one);
      boolean same = length == Array.getLength(other);
      for (int i = 0; same && i < length; i++) {
        same = isSame(Array.get(one, i), Array.get(other, i));
      }
      return same;
    }
    if (one instanceof CharSequence) {
      return one.toString().equals(other.toString());
    }
    if (one instanceof Collection<?> || one instanceof Map<?, ?>) {
      return isSameCollection(one, other);
    }
    return !isComparable(one) || one.equals(other);
  }

  /** Some are as large as numbers can be; their size is enough. */
  private static boolean isSameCollection(Object one, Object other) {
    if (one instanceof Collection<?> some && some.size() > 1_000) {
      return some.size() == ((Collection<?>) other).size();
    }
    if (one instanceof Queue<?> || !isComparable(one)) {
      return one.toString().equals(other.toString());
    }
    return one.equals(other);
  }

  private static boolean isComparable(Object object) {
    try {
      return object.getClass().getMethod("equals", Object.class).getDeclaringClass()
          != Object.class;
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return (thrown == null ? "returned " + text(value) : "threw " + thrown)
        + ", arguments "
        + text(arguments.toArray());
  }

  private static String text(Object value) {
    if (value instanceof Object[] array) {
      return java.util.Arrays.deepToString(array);
    }
    return value != null && value.getClass().isArray()
        ? text(new Object[] {value})
        : String.valueOf(value);
  }
}
