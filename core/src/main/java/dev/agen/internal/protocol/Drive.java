package dev.agen.internal.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Whoever drives a frame, told how the body stopped. Told under the frame's monitor, together with
 * the frame's new state, so that nobody sees the one without the other: a second drive finds the
 * frame suspended only if it also finds the operation used up.
 */
interface Drive {

  /**
   * The body stopped without throwing.
   *
   * @param why what it did
   * @param what the token, value or result
   * @return what the drive returns: the token or {@code Resumable.COMPLETED}
   */
  @Nullable Object stopped(Signal why, @Nullable Object what);

  /**
   * The body threw, or claiming the frame failed.
   *
   * @param error what was thrown
   * @return what the drive returns if this is no failure; else it throws
   */
  @Nullable Object threw(Throwable error);

  /**
   * Whether a body that delegates may stop for that. If not, it goes on with what it delegates to.
   *
   * @param why which delegation
   * @return whether this drive is one by a {@link Captor} that asks the other generator itself
   */
  default boolean handsOver(Signal why) {
    return false;
  }
}
