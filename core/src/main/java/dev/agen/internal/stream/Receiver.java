package dev.agen.internal.stream;

import dev.agen.internal.stream.concurrent.Lane;
import dev.agen.internal.stream.concurrent.Lanes;
import dev.agen.internal.stream.concurrent.Mailbox;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a {@link Pump} pulls, on the thread that drives the pump: elements one at a time, then
 * once {@link #end} or {@link #failed}, when the source has been closed.
 *
 * @param <T> the type of the elements
 */
interface Receiver<T extends @Nullable Object> {

  /**
   * The next element.
   *
   * @param value the element
   * @throws Exception ends the pump, and comes back in {@link #failed}
   */
  void element(T value) throws Exception;

  /** The source has ended and is closed. */
  void end();

  /**
   * The source has failed, or the pump was cancelled; it is closed.
   *
   * @param error why
   */
  void failed(Throwable error);

  /** Passes everything on to a mailbox. */
  static <T extends @Nullable Object> Receiver<T> into(Mailbox<? super T> mailbox) {
    return new Receiver<>() {
      @Override
      public void element(T value) {
        mailbox.put(value);
      }

      @Override
      public void end() {
        mailbox.end();
      }

      @Override
      public void failed(Throwable error) {
        mailbox.fail(error);
      }
    };
  }

  /**
   * Puts the elements into a lane.
   *
   * @param ended what to do when the source has ended
   */
  static <T extends @Nullable Object> Receiver<T> into(Lane lane, Lanes lanes, Runnable ended) {
    return new Receiver<>() {
      @Override
      public void element(T value) {
        lane.put(value);
      }

      @Override
      public void end() {
        ended.run();
      }

      @Override
      public void failed(Throwable error) {
        lanes.fail(error);
      }
    };
  }
}
