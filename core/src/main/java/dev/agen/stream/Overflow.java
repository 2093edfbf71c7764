package dev.agen.stream;

/** What happens when an element comes and the buffer is full. */
public enum Overflow {
  /** The source waits until there is room. Nothing is lost. */
  SUSPEND,
  /** The element that has been in the buffer for longest is dropped. */
  DROP_OLDEST,
  /** The element that has come is dropped. */
  DROP_LATEST,
  /**
   * The stream fails with an {@link IllegalStateException}, after what is in the buffer has been
   * handed on.
   */
  FAIL
}
