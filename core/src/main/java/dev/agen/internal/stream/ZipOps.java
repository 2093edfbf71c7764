package dev.agen.internal.stream;

import dev.agen.AsyncIterable;
import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.function.ThrowingBiFunction;
import dev.agen.stream.StageNote;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Element beside element: zip, zipLongest, mergeSorted. The sources are asked one after the other,
 * this one first; what one has given is held until the other has answered.
 */
@SuppressWarnings({"unchecked", "NullAway"}) // elements of a source of Ts are Ts, whatever T is
public final class ZipOps {

  private ZipOps() {}

  /** {@link AsyncStream#zip}. */
  public static <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
      AsyncStream<R> zip(
          AsyncStream<T> stream,
          AsyncIterable<? extends U> other,
          ThrowingBiFunction<? super T, ? super U, ? extends R> function) {
    Source<T> first = Source.of(stream, "source");
    Source<U> second = Source.of(other, "other");
    Objects.requireNonNull(function, "function");
    return GeneratedStream.of(
        y -> {
          AsyncIterator<T> firstRun = first.open();
          try {
            AsyncIterator<U> secondRun = second.open();
            try {
              for (long element = 0; ; element++) {
                Object left = Source.next(y, firstRun);
                if (left == Source.END) {
                  break;
                }
                Object right = Source.next(y, secondRun);
                if (right == Source.END) {
                  break;
                }
                R result = apply(function, (T) left, (U) right, "zip", element);
                y.yield(result);
              }
            } catch (Throwable error) {
              throw Source.closeAfter(y, second, secondRun, error);
            }
            Source.close(y, second, secondRun);
          } catch (Throwable error) {
            throw Source.closeAfter(y, first, firstRun, error);
          }
          Source.close(y, first, firstRun);
        },
        1,
        first,
        second);
  }

  /** {@link AsyncStream#zipLongest}. */
  public static <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
      AsyncStream<R> zipLongest(
          AsyncStream<T> stream,
          AsyncIterable<? extends U> other,
          T fillThis,
          U fillOther,
          ThrowingBiFunction<? super T, ? super U, ? extends R> function) {
    Source<T> first = Source.of(stream, "source");
    Source<U> second = Source.of(other, "other");
    Objects.requireNonNull(function, "function");
    return GeneratedStream.of(
        y -> {
          AsyncIterator<T> firstRun = first.open();
          try {
            AsyncIterator<U> secondRun = second.open();
            try {
              Object left = null;
              Object right = null;
              for (long element = 0; ; element++) {
                if (left != Source.END) { // what has ended is not asked again
                  left = Source.next(y, firstRun);
                }
                if (right != Source.END) {
                  right = Source.next(y, secondRun);
                }
                if (left == Source.END && right == Source.END) {
                  break;
                }
                R result =
                    apply(
                        function,
                        left == Source.END ? fillThis : (T) left,
                        right == Source.END ? fillOther : (U) right,
                        "zipLongest",
                        element);
                y.yield(result);
              }
            } catch (Throwable error) {
              throw Source.closeAfter(y, second, secondRun, error);
            }
            Source.close(y, second, secondRun);
          } catch (Throwable error) {
            throw Source.closeAfter(y, first, firstRun, error);
          }
          Source.close(y, first, firstRun);
        },
        1,
        first,
        second);
  }

  private static <
          T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
      R apply(
          ThrowingBiFunction<? super T, ? super U, ? extends R> function,
          T left,
          U right,
          String stage,
          long element) {
    try {
      return function.apply(left, right);
    } catch (Throwable error) {
      throw StageNote.on(error, stage, element);
    }
  }

  /** {@link AsyncStream#mergeSorted}. */
  public static <T extends @Nullable Object> AsyncStream<T> mergeSorted(
      AsyncStream<T> stream, AsyncIterable<? extends T> other, Comparator<? super T> comparator) {
    Source<T> first = Source.of(stream, "source");
    Source<T> second = Source.of(other, "other");
    Objects.requireNonNull(comparator, "comparator");
    return GeneratedStream.of(
        y -> {
          AsyncIterator<T> firstRun = first.open();
          try {
            AsyncIterator<T> secondRun = second.open();
            try {
              Object left = Source.next(y, firstRun);
              Object right = Source.next(y, secondRun);
              while (left != Source.END || right != Source.END) {
                if (isFirst(left, right, comparator)) {
                  y.yield((T) left);
                  left = Source.next(y, firstRun);
                } else {
                  y.yield((T) right);
                  right = Source.next(y, secondRun);
                }
              }
            } catch (Throwable error) {
              throw Source.closeAfter(y, second, secondRun, error);
            }
            Source.close(y, second, secondRun);
          } catch (Throwable error) {
            throw Source.closeAfter(y, first, firstRun, error);
          }
          Source.close(y, first, firstRun);
        },
        1,
        first,
        second);
  }

  /** Of equal ones the first source's comes first. */
  private static <T extends @Nullable Object> boolean isFirst(
      @Nullable Object left, @Nullable Object right, Comparator<? super T> comparator) {
    if (left == Source.END || right == Source.END) {
      return right == Source.END;
    }
    try {
      return comparator.compare((T) left, (T) right) <= 0;
    } catch (Throwable error) {
      throw StageNote.on(error, "mergeSorted");
    }
  }
}
