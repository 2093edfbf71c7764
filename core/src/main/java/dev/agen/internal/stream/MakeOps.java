package dev.agen.internal.stream;

import dev.agen.AsyncIterable;
import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.function.ThrowingFunction;
import dev.agen.function.ThrowingPredicate;
import dev.agen.internal.Rethrow;
import dev.agen.stream.StageNote;
import dev.agen.stream.Unfolded;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Streams of what is there or can be computed: of, empty, failed, from, borrow, fromIterable,
 * iterate, unfold, range. Each is a generator's body; what is there already can also be given to
 * sinks without one.
 */
@SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
public final class MakeOps {

  private MakeOps() {}

  /** {@link AsyncStream#of}, which has made the array its own. */
  public static <T extends @Nullable Object> AsyncStream<T> of(T[] values) {
    Objects.requireNonNull(values, "values");
    return GeneratedStream.made(Arrays.asList(values.clone()));
  }

  /** {@link AsyncStream#empty}. */
  public static <T extends @Nullable Object> AsyncStream<T> empty() {
    return GeneratedStream.made(List.of());
  }

  /** {@link AsyncStream#failed}. */
  public static <T extends @Nullable Object> AsyncStream<T> failed(Throwable error) {
    Objects.requireNonNull(error, "error");
    return GeneratedStream.of(
        y -> {
          throw Rethrow.unchecked(error);
        },
        0);
  }

  /** {@link AsyncStream#from}. */
  @SuppressWarnings("unchecked") // elements are only read
  public static <T extends @Nullable Object> AsyncStream<T> from(
      AsyncIterable<? extends T> iterable) {
    if (iterable instanceof AsyncStream<?> stream) {
      return (AsyncStream<T>) stream;
    }
    Source<T> source = Source.of(iterable, "iterable");
    return GeneratedStream.of(
        y -> {
          AsyncIterator<T> run = source.open();
          try {
            for (T value : y.<T>each(run)) {
              y.yield(value);
            }
          } catch (Throwable error) {
            throw Source.closeAfter(y, source, run, error);
          }
          Source.close(y, source, run);
        },
        0,
        source);
  }

  /** {@link AsyncStream#borrow}. */
  public static <T extends @Nullable Object> AsyncStream<T> borrow(
      AsyncIterator<? extends T> running) {
    Objects.requireNonNull(running, "running");
    return GeneratedStream.of(
        y -> {
          for (T value : y.<T>each(running)) {
            y.yield(value);
          }
        },
        0);
  }

  /** {@link AsyncStream#fromIterable}. */
  public static <T extends @Nullable Object> AsyncStream<T> fromIterable(
      Iterable<? extends T> values) {
    return GeneratedStream.made(Objects.requireNonNull(values, "values"));
  }

  /** {@link AsyncStream#iterate(Object, ThrowingFunction)}. */
  public static <T extends @Nullable Object> AsyncStream<T> iterate(
      T seed, ThrowingFunction<? super T, ? extends T> next) {
    Objects.requireNonNull(next, "next");
    return GeneratedStream.of(
        y -> {
          T value = seed;
          y.yield(value);
          for (long element = 0; ; element++) {
            value = apply(next, value, "iterate", element);
            y.yield(value);
          }
        },
        0);
  }

  /** {@link AsyncStream#iterate(Object, ThrowingPredicate, ThrowingFunction)}. */
  public static <T extends @Nullable Object> AsyncStream<T> iterate(
      T seed, ThrowingPredicate<? super T> hasNext, ThrowingFunction<? super T, ? extends T> next) {
    Objects.requireNonNull(hasNext, "hasNext");
    Objects.requireNonNull(next, "next");
    return GeneratedStream.of(
        y -> {
          T value = seed;
          for (long element = 0; holds(hasNext, value, element); element++) {
            y.yield(value);
            value = apply(next, value, "iterate", element);
          }
        },
        0);
  }

  /** {@link AsyncStream#unfold}. */
  public static <T extends @Nullable Object, S extends @Nullable Object> AsyncStream<T> unfold(
      S seed, ThrowingFunction<? super S, Optional<Unfolded<T, S>>> step) {
    Objects.requireNonNull(step, "step");
    return GeneratedStream.of(
        y -> {
          S state = seed;
          for (long element = 0; ; element++) {
            Optional<Unfolded<T, S>> unfolded =
                Objects.requireNonNull(
                    apply(step, state, "unfold", element), "what the function of unfold returned");
            if (unfolded.isEmpty()) {
              break;
            }
            y.yield(unfolded.get().value());
            state = unfolded.get().next();
          }
        },
        0);
  }

  private static <T extends @Nullable Object> boolean holds(
      ThrowingPredicate<? super T> hasNext, T value, long element) {
    try {
      return hasNext.test(value);
    } catch (Throwable error) {
      throw StageNote.on(error, "iterate", element);
    }
  }

  private static <A extends @Nullable Object, B extends @Nullable Object> B apply(
      ThrowingFunction<? super A, ? extends B> function, A argument, String stage, long element) {
    try {
      return function.apply(argument);
    } catch (Throwable error) {
      throw StageNote.on(error, stage, element);
    }
  }

  /** {@link AsyncStream#range}. */
  public static AsyncStream<Long> range(long from, long to) {
    return GeneratedStream.made(new Range(from, to));
  }

  /** The numbers of a range. */
  record Range(long from, long to) implements Iterable<Long> {

    @Override
    public Iterator<Long> iterator() {
      return new Counter(from, to);
    }
  }

  private static final class Counter implements Iterator<Long> {
    private long next;
    private final long end;

    Counter(long from, long to) {
      next = from;
      end = to;
    }

    @Override
    public boolean hasNext() {
      return next < end;
    }

    @Override
    public Long next() {
      if (next >= end) {
        throw new NoSuchElementException("the range has ended at " + end);
      }
      return next++;
    }
  }
}
