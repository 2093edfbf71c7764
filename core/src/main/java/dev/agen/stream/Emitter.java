package dev.agen.stream;

import org.jspecify.annotations.Nullable;

/**
 * How a listener gives elements to a stream; see {@code AsyncStream.fromCallback}. All methods may
 * be called from any thread, before and after registering has returned. After the end, or when the
 * consumer has gone, {@link #emit}, {@link #fail} and {@link #complete} do nothing.
 *
 * @param <T> the type of the elements
 */
public interface Emitter<T extends @Nullable Object> {

  /**
   * Gives an element. If the buffer is full, what happens depends on the {@link Overflow}; with
   * {@link Overflow#SUSPEND} the calling thread is blocked until there is room, or until the
   * consumer has gone.
   *
   * @param value the element
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted while
   *     it is blocked; the element is not taken, and the interrupt status stays set
   */
  void emit(T value);

  /**
   * Ends the stream with a failure, after the elements given before.
   *
   * @param error what the consumer gets
   */
  void fail(Throwable error);

  /** Ends the stream, after the elements given before. */
  void complete();

  /**
   * Says what to do when the run has ended, however it ends; at once if it has ended already. The
   * last one is run first.
   *
   * @param unregister called once
   */
  void onClose(Runnable unregister);
}
