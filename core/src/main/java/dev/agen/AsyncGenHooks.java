package dev.agen;

import dev.agen.internal.finalization.Hooks;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hooks that a framework installs to follow the life of generators: Python's {@code
 * sys.set_asyncgen_hooks} (SEMANTICS I1 to I10). One pair for the whole process; Python has one for
 * each thread (docs/deviations.md).
 *
 * @param firstIter called once for each generator, by the first call of one of its operations, on
 *     the calling thread; what it throws comes out of that call. Null for none.
 * @param finalizer called for a generator that was dropped before it ended, if it was installed at
 *     the generator's first operation; called at most once, on a virtual thread of the library,
 *     with a generator that is fully usable. Null for none: the library then closes the generator
 *     itself.
 */
public record AsyncGenHooks(
    @Nullable Consumer<? super AsyncGenerator<?, ?, ?>> firstIter,
    @Nullable Consumer<? super AsyncGenerator<?, ?, ?>> finalizer) {

  /** No hooks; the default. */
  public static final AsyncGenHooks NONE = new AsyncGenHooks(null, null);

  /** {@return the hooks in force} */
  public static AsyncGenHooks get() {
    return Hooks.get();
  }

  /**
   * Replaces the hooks. Generators whose first operation was before are not affected (SEMANTICS
   * I3).
   *
   * @param hooks the new hooks
   * @return the hooks that were in force
   */
  public static AsyncGenHooks set(AsyncGenHooks hooks) {
    return Hooks.set(java.util.Objects.requireNonNull(hooks, "hooks"));
  }
}
