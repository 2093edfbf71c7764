package dev.agen.internal.stream;

import dev.agen.AsyncIterable;
import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.Yielder;
import dev.agen.function.ThrowingFunction;
import dev.agen.function.ThrowingSupplier;
import dev.agen.stream.At;
import dev.agen.stream.StageNote;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A sequence that is made when a run begins, of something that the run has: using, resumable. */
@SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
public final class UsingOps {

  private UsingOps() {}

  /** {@link AsyncStream#using}. */
  public static <C extends AutoCloseable, T extends @Nullable Object> AsyncStream<T> using(
      ThrowingSupplier<? extends C> acquire,
      ThrowingFunction<? super C, ? extends AsyncIterable<? extends T>> use) {
    Objects.requireNonNull(acquire, "acquire");
    Objects.requireNonNull(use, "use");
    return GeneratedStream.of(
        y -> {
          C resource;
          try {
            resource = Objects.requireNonNull(acquire.get(), "what using acquired");
          } catch (Throwable error) {
            throw StageNote.on(error, "using");
          }
          try {
            Source.drain(y, UsingOps.<C, T>made(use, resource, "using"));
          } catch (Throwable error) {
            throw closeAfter(resource, error);
          }
          resource.close();
        },
        0);
  }

  /** Not try-with-resources, which would hide what closing throws in a GeneratorExit. */
  private static RuntimeException closeAfter(AutoCloseable resource, Throwable error) {
    try {
      resource.close();
    } catch (Throwable failure) {
      throw Source.after(error, failure);
    }
    throw dev.agen.internal.Rethrow.unchecked(error);
  }

  private static <C extends @Nullable Object, T extends @Nullable Object> Source<T> made(
      ThrowingFunction<? super C, ? extends AsyncIterable<? extends T>> function,
      C argument,
      String stage) {
    try {
      return Source.of(function.apply(argument), "what the function of " + stage + " returned");
    } catch (Throwable error) {
      throw StageNote.on(error, stage);
    }
  }

  /** {@link AsyncStream#resumable}. */
  public static <C extends @Nullable Object, T extends @Nullable Object> AsyncStream<T> resumable(
      C start, ThrowingFunction<? super C, ? extends AsyncIterable<? extends At<C, T>>> open) {
    Objects.requireNonNull(open, "open");
    return GeneratedStream.resumable(
        y -> goOn(y, new Cursor<>(start), open), () -> goingOn(new Cursor<>(start), open));
  }

  private static <C extends @Nullable Object, T extends @Nullable Object>
      GeneratedStream<T> goingOn(
          Cursor<C> cursor,
          ThrowingFunction<? super C, ? extends AsyncIterable<? extends At<C, T>>> open) {
    return GeneratedStream.of(y -> goOn(y, cursor, open), 0);
  }

  /**
   * The cursor moves on when the consumer comes back for the next element: only then it has done
   * with this one what it wanted.
   */
  private static <C extends @Nullable Object, T extends @Nullable Object> void goOn(
      Yielder<T, @Nullable Void> y,
      Cursor<C> cursor,
      ThrowingFunction<? super C, ? extends AsyncIterable<? extends At<C, T>>> open)
      throws Exception {
    Source<At<C, T>> source = UsingOps.<C, At<C, T>>made(open, cursor.position, "resumable");
    AsyncIterator<At<C, T>> run = source.open();
    try {
      for (At<C, T> at : y.<At<C, T>>each(run)) {
        y.yield(at.value());
        cursor.position = at.cursor();
      }
    } catch (Throwable error) {
      throw Source.closeAfter(y, source, run, error);
    }
    Source.close(y, source, run);
  }

  /** Where a consumer is. */
  private static final class Cursor<C extends @Nullable Object> {
    private C position;

    Cursor(C start) {
      position = start;
    }
  }
}
