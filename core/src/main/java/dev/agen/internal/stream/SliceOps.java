package dev.agen.internal.stream;

import dev.agen.AsyncStream;
import dev.agen.function.ThrowingPredicate;
import dev.agen.stream.StageNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Some elements pass, depending on where they are: limit, skip, takeWhile, dropWhile, takeLast,
 * skipLast. Those that know that they want nothing more say so with the last element that they
 * take, so that no further one is fetched.
 */
public final class SliceOps {

  private SliceOps() {}

  /** {@link AsyncStream#limit}. */
  public static <T extends @Nullable Object> AsyncStream<T> limit(
      AbstractStream<T> source, long n) {
    Checks.notNegative(n, "n");
    return source.then(next -> new LimitSink<>(next, n), 0);
  }

  private static final class LimitSink<T extends @Nullable Object> extends Link<T, T> {
    private long left;

    LimitSink(Sink<? super T> next, long n) {
      super(next);
      left = n;
    }

    @Override
    public boolean wantsMore() {
      return next.wantsMore() && left > 0;
    }

    @Override
    public boolean accept(T value) throws Exception {
      left--;
      return next.accept(value) && left > 0;
    }
  }

  /** {@link AsyncStream#skip}. */
  public static <T extends @Nullable Object> AsyncStream<T> skip(AbstractStream<T> source, long n) {
    Checks.notNegative(n, "n");
    return source.then(next -> new SkipSink<>(next, n), 0);
  }

  private static final class SkipSink<T extends @Nullable Object> extends Link<T, T> {
    private long left;

    SkipSink(Sink<? super T> next, long n) {
      super(next);
      left = n;
    }

    @Override
    public boolean accept(T value) throws Exception {
      if (left > 0) {
        left--;
        return true;
      }
      return next.accept(value);
    }
  }

  /** {@link AsyncStream#takeWhile}. */
  public static <T extends @Nullable Object> AsyncStream<T> takeWhile(
      AbstractStream<T> source, ThrowingPredicate<? super T> predicate) {
    Objects.requireNonNull(predicate, "predicate");
    return source.thenStateless(next -> new TakeWhileSink<>(next, predicate));
  }

  private static final class TakeWhileSink<T extends @Nullable Object> extends Link<T, T> {
    private final ThrowingPredicate<? super T> predicate;

    TakeWhileSink(Sink<? super T> next, ThrowingPredicate<? super T> predicate) {
      super(next);
      this.predicate = predicate;
    }

    @Override
    public boolean accept(T value) throws Exception {
      return test(predicate, value, "takeWhile") && next.accept(value);
    }
  }

  /** {@link AsyncStream#dropWhile}. */
  public static <T extends @Nullable Object> AsyncStream<T> dropWhile(
      AbstractStream<T> source, ThrowingPredicate<? super T> predicate) {
    Objects.requireNonNull(predicate, "predicate");
    return source.then(next -> new DropWhileSink<>(next, predicate), 0);
  }

  private static final class DropWhileSink<T extends @Nullable Object> extends Link<T, T> {
    private final ThrowingPredicate<? super T> predicate;
    private boolean dropping = true;

    DropWhileSink(Sink<? super T> next, ThrowingPredicate<? super T> predicate) {
      super(next);
      this.predicate = predicate;
    }

    @Override
    public boolean accept(T value) throws Exception {
      dropping = dropping && test(predicate, value, "dropWhile");
      return dropping || next.accept(value);
    }
  }

  private static <T extends @Nullable Object> boolean test(
      ThrowingPredicate<? super T> predicate, T value, String stage) {
    try {
      return predicate.test(value);
    } catch (Throwable error) {
      throw StageNote.on(error, stage);
    }
  }

  /**
   * {@link AsyncStream#takeLast}. A body, not a stage: a stage would give all that it has kept to
   * those after it at once, although perhaps only one is wanted.
   */
  public static <T extends @Nullable Object> AsyncStream<T> takeLast(
      AbstractStream<T> stream, int n) {
    Checks.notNegative(n, "n");
    return GeneratedStream.of(
        y -> {
          if (n > 0) {
            Ring<T> last = y.await(stream.runAsync(() -> new Last<T>(n)));
            while (!last.isEmpty()) {
              y.yield(last.remove());
            }
          }
        },
        n,
        Source.of(stream, "source"));
  }

  private static final class Last<T extends @Nullable Object> extends Terminal<T, Ring<T>> {
    private final Ring<T> last;

    Last(int n) {
      last = new Ring<>(n);
    }

    @Override
    public boolean accept(T value) {
      if (last.isFull()) {
        last.replace(value);
      } else {
        last.add(value);
      }
      return true;
    }

    @Override
    Ring<T> result() {
      return last;
    }
  }

  /** {@link AsyncStream#skipLast}. */
  public static <T extends @Nullable Object> AsyncStream<T> skipLast(
      AbstractStream<T> source, int n) {
    Checks.notNegative(n, "n");
    return n == 0 ? source : source.then(next -> new SkipLastSink<>(next, n), n);
  }

  private static final class SkipLastSink<T extends @Nullable Object> extends Link<T, T> {
    private final Ring<T> last;

    SkipLastSink(Sink<? super T> next, int n) {
      super(next);
      last = new Ring<>(n);
    }

    @Override
    public boolean accept(T value) throws Exception {
      if (last.isFull()) {
        return next.accept(last.replace(value));
      }
      last.add(value);
      return true;
    }
  }

  /** The latest elements, nulls included; grows up to a size as they come. */
  private static final class Ring<T extends @Nullable Object> {
    private final List<T> elements = new ArrayList<>();
    private final int size;
    private int oldest;
    private int removed;

    Ring(int size) {
      this.size = size;
    }

    boolean isFull() {
      return elements.size() == size;
    }

    boolean isEmpty() {
      return removed == elements.size();
    }

    void add(T value) {
      elements.add(value);
    }

    /** Puts an element in the place of the oldest one, which is returned. */
    T replace(T value) {
      T replaced = elements.set(oldest, value);
      oldest = oldest + 1 == size ? 0 : oldest + 1;
      return replaced;
    }

    /** Removes the oldest one; nothing is added any more. */
    T remove() {
      removed++;
      T value = elements.get(oldest);
      oldest = oldest + 1 == elements.size() ? 0 : oldest + 1;
      return value;
    }
  }
}
