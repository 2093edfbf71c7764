package dev.agen.internal.stream;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.function.ThrowingSupplier;
import dev.agen.internal.Rethrow;
import dev.agen.stream.StageNote;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** To and from what the JDK has: fromStream, fromStage, stream. */
@SuppressWarnings("NullAway") // a value of type T is a T, whatever T is
public final class BridgeOps {

  private BridgeOps() {}

  /** {@link AsyncStream#fromStream}. */
  public static <T extends @Nullable Object> AsyncStream<T> fromStream(
      ThrowingSupplier<? extends Stream<? extends T>> supplier) {
    Objects.requireNonNull(supplier, "supplier");
    return GeneratedStream.of(
        y -> {
          Stream<? extends T> stream = made(supplier);
          try {
            for (Iterator<? extends T> values = stream.iterator(); values.hasNext(); ) {
              y.yield(values.next());
            }
          } catch (Throwable error) {
            throw closeAfter(stream, error);
          }
          stream.close();
        },
        0);
  }

  private static <T extends @Nullable Object> Stream<? extends T> made(
      ThrowingSupplier<? extends Stream<? extends T>> supplier) {
    try {
      return Objects.requireNonNull(supplier.get(), "what fromStream's supplier returned");
    } catch (Throwable error) {
      throw StageNote.on(error, "fromStream");
    }
  }

  private static RuntimeException closeAfter(Stream<?> stream, Throwable error) {
    try {
      stream.close();
    } catch (Throwable failure) {
      throw Source.after(error, failure);
    }
    throw Rethrow.unchecked(error);
  }

  /** {@link AsyncStream#fromStage}. */
  public static <T extends @Nullable Object> AsyncStream<T> fromStage(
      CompletionStage<? extends T> stage) {
    Objects.requireNonNull(stage, "stage");
    return GeneratedStream.of(
        y -> {
          T value = y.await(stage);
          y.yield(value);
        },
        0);
  }

  /** {@link AsyncStream#stream}. */
  public static <T extends @Nullable Object> Stream<T> stream(AsyncStream<T> stream) {
    AsyncGenerator<T, @Nullable Void, @Nullable Void> run = stream.open();
    Spliterator<T> elements =
        Spliterators.spliteratorUnknownSize(run.iterator(), Spliterator.ORDERED);
    return StreamSupport.stream(elements, false).onClose(run::close);
  }
}
