package dev.agen.internal.finalization;

import dev.agen.AsyncGenHooks;
import java.util.concurrent.atomic.AtomicReference;

/** The hooks in force; one pair for the process. */
public final class Hooks {

  private static final AtomicReference<AsyncGenHooks> CURRENT =
      new AtomicReference<>(new AsyncGenHooks(null, null));

  private Hooks() {}

  /** {@return the hooks in force} */
  public static AsyncGenHooks get() {
    return CURRENT.get();
  }

  /**
   * Replaces the hooks.
   *
   * @param hooks the new ones
   * @return the old ones
   */
  public static AsyncGenHooks set(AsyncGenHooks hooks) {
    return CURRENT.getAndSet(hooks);
  }
}
