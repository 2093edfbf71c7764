package dev.agen.internal.stream;

import dev.agen.AsyncStream;
import dev.agen.function.ThrowingBiFunction;
import dev.agen.internal.Rethrow;
import dev.agen.stream.StageNote;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Gatherer;
import org.jspecify.annotations.Nullable;

/** What an element becomes depends on those before it: gather, scan, sorted, intersperse. */
@SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
public final class GatherOps {

  private GatherOps() {}

  /** {@link AsyncStream#gather}. */
  public static <T extends @Nullable Object, A extends @Nullable Object, R extends @Nullable Object>
      AsyncStream<R> gather(AbstractStream<T> source, Gatherer<? super T, A, R> gatherer) {
    Objects.requireNonNull(gatherer, "gatherer");
    return source.then(next -> new GatherSink<T, A, R>(next, gatherer), InFlight.UNBOUNDED);
  }

  private static final class GatherSink<
          T extends @Nullable Object, A extends @Nullable Object, R extends @Nullable Object>
      extends EndingLink<T, R> implements Gatherer.Downstream<R> {
    private final Gatherer<? super T, A, R> gatherer;
    private final Gatherer.Integrator<A, ? super T, R> integrator;
    private @Nullable A state;
    private @Nullable Throwable failureBelow;

    @SuppressWarnings("unchecked") // it takes every T
    GatherSink(Sink<? super R> next, Gatherer<? super T, A, R> gatherer) {
      super(next);
      this.gatherer = gatherer;
      integrator = (Gatherer.Integrator<A, ? super T, R>) gatherer.integrator();
    }

    /** Makes the state, too: here what goes wrong is the run's failure, and closes its sources. */
    @Override
    public boolean wantsMore() {
      try {
        state = gatherer.initializer().get();
      } catch (Throwable error) {
        throw StageNote.on(error, "gather");
      }
      return super.wantsMore();
    }

    @Override
    @SuppressWarnings("NullAway") // the state is an A since the beginning
    public boolean accept(T value) {
      boolean goOn;
      try {
        goOn = integrator.integrate(state, value, this);
      } catch (Throwable error) {
        throw failed(error);
      }
      throwFailureBelow();
      return goOn && more();
    }

    @Override
    @SuppressWarnings("NullAway") // as above
    public void end() throws Exception {
      try {
        gatherer.finisher().accept(state, this);
      } catch (Throwable error) {
        throw failed(error);
      }
      throwFailureBelow();
      next.end();
    }

    private RuntimeException failed(Throwable error) {
      if (error == failureBelow) {
        throw Rethrow.unchecked(error);
      }
      throw StageNote.on(error, "gather");
    }

    /** The gatherer has caught what was not its own. */
    private void throwFailureBelow() {
      if (failureBelow != null) {
        throw Rethrow.unchecked(failureBelow);
      }
    }

    @Override
    public boolean push(R result) {
      if (failureBelow != null) {
        return false;
      }
      try {
        return give(result);
      } catch (Throwable error) {
        failureBelow = error;
        throw Rethrow.unchecked(error);
      }
    }

    @Override
    public boolean isRejecting() {
      return !more() || failureBelow != null;
    }
  }

  /** {@link AsyncStream#scan}. */
  public static <T extends @Nullable Object, R extends @Nullable Object> AsyncStream<R> scan(
      AbstractStream<T> source,
      R initial,
      ThrowingBiFunction<? super R, ? super T, ? extends R> operator) {
    Objects.requireNonNull(operator, "operator");
    return source.then(next -> new ScanSink<T, R>(next, initial, operator), 0);
  }

  private static final class ScanSink<T extends @Nullable Object, R extends @Nullable Object>
      extends Link<T, R> {
    private final ThrowingBiFunction<? super R, ? super T, ? extends R> operator;
    private R current;

    ScanSink(
        Sink<? super R> next,
        R initial,
        ThrowingBiFunction<? super R, ? super T, ? extends R> operator) {
      super(next);
      this.operator = operator;
      current = initial;
    }

    @Override
    public boolean accept(T value) throws Exception {
      try {
        current = operator.apply(current, value);
      } catch (Throwable error) {
        throw StageNote.on(error, "scan");
      }
      return next.accept(current);
    }
  }

  /**
   * {@link AsyncStream#sorted}. A body, not a stage: a stage would give all elements to those after
   * it at once, although perhaps only one is wanted.
   */
  public static <T extends @Nullable Object> AsyncStream<T> sorted(
      AbstractStream<T> stream, Comparator<? super T> comparator) {
    Objects.requireNonNull(comparator, "comparator");
    return GeneratedStream.of(
        y -> {
          List<T> elements = y.await(stream.toListAsync());
          sort(elements, comparator);
          for (T element : elements) {
            y.yield(element);
          }
        },
        InFlight.UNBOUNDED,
        Source.of(stream, "source"));
  }

  private static <T extends @Nullable Object> void sort(
      List<T> elements, Comparator<? super T> comparator) {
    try {
      elements.sort(comparator);
    } catch (Throwable error) {
      throw StageNote.on(error, "sorted");
    }
  }

  /** {@link AsyncStream#intersperse}. */
  public static <T extends @Nullable Object> AsyncStream<T> intersperse(
      AbstractStream<T> source, T separator) {
    return source.then(next -> new IntersperseSink<>(next, separator), 0);
  }

  private static final class IntersperseSink<T extends @Nullable Object> extends Link<T, T> {
    private final T separator;
    private boolean any;

    IntersperseSink(Sink<? super T> next, T separator) {
      super(next);
      this.separator = separator;
    }

    @Override
    public boolean accept(T value) throws Exception {
      if (any && !next.accept(separator)) {
        return false;
      }
      any = true;
      return next.accept(value);
    }
  }
}
