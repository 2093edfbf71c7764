package dev.agen.internal.stream;

import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.StreamBody;
import dev.agen.function.ThrowingBiConsumer;
import dev.agen.function.ThrowingConsumer;
import dev.agen.function.ThrowingFunction;
import dev.agen.internal.Rethrow;
import dev.agen.stream.Indexed;
import dev.agen.stream.StageNote;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One element becomes another, or several: map, mapMulti, peek, indexed, transform. */
@SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
public final class TransformOps {

  private TransformOps() {}

  /** {@link AsyncStream#map}. */
  public static <T extends @Nullable Object, R extends @Nullable Object> AsyncStream<R> map(
      AbstractStream<T> source, ThrowingFunction<? super T, ? extends R> function) {
    Objects.requireNonNull(function, "function");
    return source.thenStateless(next -> new MapSink<>(next, function));
  }

  private static final class MapSink<T extends @Nullable Object, R extends @Nullable Object>
      extends Link<T, R> {
    private final ThrowingFunction<? super T, ? extends R> function;

    MapSink(Sink<? super R> next, ThrowingFunction<? super T, ? extends R> function) {
      super(next);
      this.function = function;
    }

    @Override
    public boolean accept(T value) throws Exception {
      R result;
      try {
        result = function.apply(value);
      } catch (Throwable error) {
        throw StageNote.on(error, "map");
      }
      return next.accept(result);
    }
  }

  /** {@link AsyncStream#peek}. */
  public static <T extends @Nullable Object> AsyncStream<T> peek(
      AbstractStream<T> source, ThrowingConsumer<? super T> action) {
    Objects.requireNonNull(action, "action");
    return source.thenStateless(next -> new PeekSink<>(next, action));
  }

  private static final class PeekSink<T extends @Nullable Object> extends Link<T, T> {
    private final ThrowingConsumer<? super T> action;

    PeekSink(Sink<? super T> next, ThrowingConsumer<? super T> action) {
      super(next);
      this.action = action;
    }

    @Override
    public boolean accept(T value) throws Exception {
      try {
        action.accept(value);
      } catch (Throwable error) {
        throw StageNote.on(error, "peek");
      }
      return next.accept(value);
    }
  }

  /** {@link AsyncStream#mapMulti}. */
  public static <T extends @Nullable Object, R extends @Nullable Object> AsyncStream<R> mapMulti(
      AbstractStream<T> source, ThrowingBiConsumer<? super T, ? super Consumer<R>> mapper) {
    Objects.requireNonNull(mapper, "mapper");
    return source.then(next -> new MapMultiSink<>(next, mapper), 0);
  }

  private static final class MapMultiSink<T extends @Nullable Object, R extends @Nullable Object>
      extends Link<T, R> {
    private final ThrowingBiConsumer<? super T, ? super Consumer<R>> mapper;
    private boolean more = true;
    private @Nullable Throwable failureBelow;

    MapMultiSink(Sink<? super R> next, ThrowingBiConsumer<? super T, ? super Consumer<R>> mapper) {
      super(next);
      this.mapper = mapper;
    }

    @Override
    public boolean accept(T value) throws Exception {
      try {
        mapper.accept(value, (Consumer<R>) this::give);
      } catch (Throwable error) {
        if (error == failureBelow) {
          throw error;
        }
        throw StageNote.on(error, "mapMulti");
      }
      if (failureBelow != null) { // the mapper has caught what was not its own
        throw Rethrow.unchecked(failureBelow);
      }
      return more;
    }

    private void give(R result) {
      if (more && failureBelow == null) {
        try {
          more = next.accept(result);
        } catch (Throwable error) {
          failureBelow = error;
          throw Rethrow.unchecked(error);
        }
      }
    }
  }

  /** {@link AsyncStream#indexed}. */
  public static <T extends @Nullable Object> AsyncStream<Indexed<T>> indexed(
      AbstractStream<T> source) {
    return source.then(IndexedSink::new, 0);
  }

  private static final class IndexedSink<T extends @Nullable Object> extends Link<T, Indexed<T>> {
    private long index;

    IndexedSink(Sink<? super Indexed<T>> next) {
      super(next);
    }

    @Override
    public boolean accept(T value) throws Exception {
      return next.accept(new Indexed<>(index++, value));
    }
  }

  /** {@link AsyncStream#transform}. */
  public static <T extends @Nullable Object, R extends @Nullable Object> AsyncStream<R> transform(
      AsyncStream<T> stream, ThrowingFunction<? super AsyncIterator<T>, StreamBody<R>> operator) {
    Objects.requireNonNull(operator, "operator");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          AsyncIterator<T> run = source.open();
          try {
            StreamBody<R> body;
            try {
              body = operator.apply(run);
            } catch (Throwable error) {
              throw StageNote.on(error, "transform");
            }
            y.yieldFrom(AsyncStream.<R>generate(body).open());
          } catch (Throwable error) {
            throw Source.closeAfter(y, source, run, error);
          }
          Source.close(y, source, run);
        },
        0,
        source);
  }
}
