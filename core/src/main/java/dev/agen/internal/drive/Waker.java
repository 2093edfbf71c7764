package dev.agen.internal.drive;

/** Makes a driver that waits for a token come back before the token says so. */
@FunctionalInterface
public interface Waker {

  /** Comes back, once; does nothing if it has come back already. */
  void wake();
}
