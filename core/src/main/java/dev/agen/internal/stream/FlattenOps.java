package dev.agen.internal.stream;

import dev.agen.AsyncIterable;
import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.function.ThrowingFunction;
import dev.agen.stream.StageNote;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Each element becomes a sequence: flatMap, one sequence after the other.
 *
 * <p>Pulled, it is a generator with a loop in a loop. Pushed, it is a stage whose sink runs the
 * sequence for an element then and there; so a sequence of a few elements that are there already
 * costs no generator.
 */
@SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
public final class FlattenOps {

  private FlattenOps() {}

  /** {@link AsyncStream#flatMap}. */
  public static <T extends @Nullable Object, R extends @Nullable Object> AsyncStream<R> flatMap(
      AsyncStream<T> stream,
      ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> function) {
    Objects.requireNonNull(function, "function");
    AbstractStream<T> outer = (AbstractStream<T>) stream;
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          AsyncIterator<T> run = source.open();
          try {
            long element = 0;
            for (T value : y.<T>each(run)) {
              Source<R> inner = inner(function, value, element++);
              Iterable<R> values = inner.values();
              if (values != null) {
                for (R result : values) {
                  y.yield(result);
                }
                continue;
              }
              AsyncIterator<R> innerRun = inner.open();
              try {
                for (R result : y.<R>each(innerRun)) {
                  y.yield(result);
                }
              } catch (Throwable error) {
                throw Source.closeAfter(y, inner, innerRun, error);
              }
              Source.close(y, inner, innerRun);
            }
          } catch (Throwable error) {
            throw Source.closeAfter(y, source, run, error);
          }
          Source.close(y, source, run);
        },
        sink -> outer.pushTo(new FlatMapSink<T, R>(sink, function)),
        0,
        source);
  }

  private static <T extends @Nullable Object, R extends @Nullable Object> Source<R> inner(
      ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> function,
      T value,
      long element) {
    try {
      return Source.of(function.apply(value), "what flatMap's function returned");
    } catch (Throwable error) {
      throw StageNote.on(error, "flatMap", element);
    }
  }

  private static final class FlatMapSink<T extends @Nullable Object, R extends @Nullable Object>
      extends Link<T, R> {
    private final ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> function;
    private final Within<R> within;
    private long element;

    FlatMapSink(
        Sink<? super R> next,
        ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> function) {
      super(next);
      this.function = function;
      within = new Within<>(next);
    }

    @Override
    public boolean accept(T value) throws Exception {
      AsyncIterable<? extends R> sequence;
      try {
        sequence =
            Objects.requireNonNull(function.apply(value), "what flatMap's function returned");
      } catch (Throwable error) {
        throw StageNote.on(error, "flatMap", element);
      }
      element++;
      push(sequence);
      return within.more;
    }

    private <U extends R> void push(AsyncIterable<U> sequence) throws Exception {
      AbstractStream<U> stream = (AbstractStream<U>) AsyncStream.<U>from(sequence);
      stream.pushTo(within);
    }
  }

  /** Takes the elements of one sequence after the other, whose ends are not the end. */
  private static final class Within<R extends @Nullable Object> extends Sink<R> {
    private final Sink<? super R> next;
    private boolean more = true;
    private long element;

    Within(Sink<? super R> next) {
      this.next = next;
    }

    @Override
    public boolean accept(R value) throws Exception {
      try {
        more = next.accept(value);
      } catch (Throwable error) {
        StageNote.numbered(error, element);
        throw error;
      }
      element++;
      return more;
    }
  }
}
