package dev.agen.internal.stream;

import dev.agen.AsyncIterable;
import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One sequence after the other, or in turns: concat, startWith, ifEmpty, interleave. Nothing runs
 * side by side: one source is asked at a time.
 */
@SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
public final class CombineOps {

  private CombineOps() {}

  /** {@link AsyncStream#concat}. */
  public static <T extends @Nullable Object> AsyncStream<T> concat(
      AsyncStream<T> stream, AsyncIterable<? extends T> other) {
    Source<T> first = Source.of(stream, "source");
    Source<T> second = Source.of(other, "other");
    return GeneratedStream.of(
        y -> {
          Source.drain(y, first);
          Source.drain(y, second);
        },
        0,
        first,
        second);
  }

  /** {@link AsyncStream#startWith}. */
  public static <T extends @Nullable Object> AsyncStream<T> startWith(
      AsyncStream<T> stream, T first) {
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          y.yield(first);
          Source.drain(y, source);
        },
        0,
        source);
  }

  /** {@link AsyncStream#ifEmpty}. */
  public static <T extends @Nullable Object> AsyncStream<T> ifEmpty(
      AsyncStream<T> stream, AsyncIterable<? extends T> other) {
    Source<T> source = Source.of(stream, "source");
    Source<T> instead = Source.of(other, "other");
    return GeneratedStream.of(
        y -> {
          boolean empty = true;
          AsyncIterator<T> run = source.open();
          try {
            for (T value : y.<T>each(run)) {
              empty = false;
              y.yield(value);
            }
          } catch (Throwable error) {
            throw Source.closeAfter(y, source, run, error);
          }
          Source.close(y, source, run);
          if (empty) {
            Source.drain(y, instead);
          }
        },
        0,
        source,
        instead);
  }

  /** {@link AsyncStream#interleave}. */
  public static <T extends @Nullable Object> AsyncStream<T> interleave(
      AsyncStream<T> stream, AsyncIterable<? extends T> other, int segment) {
    Objects.requireNonNull(other, "other");
    Checks.positive(segment, "segment");
    Source<T> first = Source.of(stream, "source");
    Source<T> second = Source.of(other, "other");
    return GeneratedStream.of(
        y -> {
          AsyncIterator<T> firstRun = first.open();
          try {
            AsyncIterator<T> secondRun = second.open();
            try {
              AsyncIterator<T> turn = firstRun;
              boolean both = true;
              int given = 0;
              while (true) {
                Object value = Source.next(y, turn);
                if (value == Source.END) {
                  if (!both) {
                    break;
                  }
                  both = false;
                  turn = turn == firstRun ? secondRun : firstRun;
                } else {
                  @SuppressWarnings("unchecked") // from a source of Ts
                  T element = (T) value;
                  y.yield(element);
                  given++;
                  if (both && given == segment) {
                    given = 0;
                    turn = turn == firstRun ? secondRun : firstRun;
                  }
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
        0,
        first,
        second);
  }
}
