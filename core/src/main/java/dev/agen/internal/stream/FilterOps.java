package dev.agen.internal.stream;

import dev.agen.AsyncStream;
import dev.agen.function.ThrowingPredicate;
import dev.agen.stream.StageNote;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some elements pass, depending on what they are: filter, distinct, distinctUntilChanged. */
public final class FilterOps {

  private FilterOps() {}

  /** {@link AsyncStream#filter}. */
  public static <T extends @Nullable Object> AsyncStream<T> filter(
      AbstractStream<T> source, ThrowingPredicate<? super T> predicate) {
    Objects.requireNonNull(predicate, "predicate");
    return source.thenStateless(next -> new FilterSink<>(next, predicate));
  }

  private static final class FilterSink<T extends @Nullable Object> extends Link<T, T> {
    private final ThrowingPredicate<? super T> predicate;

    FilterSink(Sink<? super T> next, ThrowingPredicate<? super T> predicate) {
      super(next);
      this.predicate = predicate;
    }

    @Override
    public boolean accept(T value) throws Exception {
      boolean passes;
      try {
        passes = predicate.test(value);
      } catch (Throwable error) {
        throw StageNote.on(error, "filter");
      }
      return !passes || next.accept(value);
    }
  }

  /** {@link AsyncStream#distinct}. */
  public static <T extends @Nullable Object> AsyncStream<T> distinct(AbstractStream<T> source) {
    return source.then(DistinctSink::new, 0);
  }

  private static final class DistinctSink<T extends @Nullable Object> extends Link<T, T> {
    private final Set<T> seen = new HashSet<>();

    DistinctSink(Sink<? super T> next) {
      super(next);
    }

    @Override
    public boolean accept(T value) throws Exception {
      return !seen.add(value) || next.accept(value);
    }
  }

  /** {@link AsyncStream#distinctUntilChanged}. */
  public static <T extends @Nullable Object> AsyncStream<T> distinctUntilChanged(
      AbstractStream<T> source) {
    return source.then(ChangesSink::new, 0);
  }

  private static final class ChangesSink<T extends @Nullable Object> extends Link<T, T> {
    private static final Object NONE = new Object();

    private @Nullable Object previous = NONE;

    ChangesSink(Sink<? super T> next) {
      super(next);
    }

    @Override
    public boolean accept(T value) throws Exception {
      if (previous != NONE && Objects.equals(previous, value)) {
        return true;
      }
      previous = value;
      return next.accept(value);
    }
  }
}
