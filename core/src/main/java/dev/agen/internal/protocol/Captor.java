package dev.agen.internal.protocol;

/**
 * A body's delegation to another generator, which it asks through its own driver; see {@link
 * Captivity}.
 */
public interface Captor {

  /** {@return the frame of the body that delegates} */
  Frame delegating();

  /**
   * Forgets what it knows of the generators further in. The caller holds the monitor of {@link
   * #delegating}, which is at rest.
   */
  void forget();
}
