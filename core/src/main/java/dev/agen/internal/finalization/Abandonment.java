package dev.agen.internal.finalization;

import java.lang.ref.Cleaner;
import java.util.function.BooleanSupplier;

/**
 * Notices that users have dropped the handle of something unfinished, and has it ended on a virtual
 * thread: user code never runs on the cleaner's thread. A body on a parked virtual thread is never
 * collected by itself, which is why the handle is what is watched.
 */
public final class Abandonment {

  static final Cleaner CLEANER =
      Cleaner.create(
          Thread.ofPlatform()
              .daemon()
              .name("agen-cleaner")
              .inheritInheritableThreadLocals(false)
              .factory());

  private Abandonment() {}

  /**
   * Watches a handle.
   *
   * @param handle what users hold; nothing else given here may refer to it
   * @param dropped what to do if it is dropped; runs once on a virtual thread
   * @param finished whether there is nothing to do any more
   * @return to be called when the thing has finished: ends the watch
   */
  public static Runnable watch(Object handle, Runnable dropped, BooleanSupplier finished) {
    Cleaner.Cleanable cleanable =
        CLEANER.register(
            handle,
            () -> {
              if (!finished.getAsBoolean()) {
                Thread.ofVirtual().name("agen-finalizer").start(dropped);
              }
            });
    return cleanable::clean;
  }
}
