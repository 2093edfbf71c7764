package dev.agen.internal.finalization;

import dev.agen.Diagnostics;
import java.lang.ref.Cleaner;

/** Reports an awaitable that is dropped without having been driven (SEMANTICS A16, B17). */
public final class NeverAwaitedWatch implements Runnable {

  private final String text;
  private final CreationSite created;
  private volatile boolean driven;
  private Cleaner.@org.jspecify.annotations.Nullable Cleanable cleanable;

  private NeverAwaitedWatch(String text, CreationSite created) {
    this.text = text;
    this.created = created;
  }

  /**
   * Watches {@code awaitable} from now on.
   *
   * @param awaitable what to watch
   * @param text what to report
   * @return the watch
   */
  public static NeverAwaitedWatch of(Object awaitable, String text) {
    NeverAwaitedWatch watch = new NeverAwaitedWatch(text, CreationSite.here());
    watch.cleanable = Abandonment.CLEANER.register(awaitable, watch);
    return watch;
  }

  /** It has been driven: nothing will be reported. */
  public void driven() {
    driven = true;
    if (cleanable != null) {
      cleanable.clean();
    }
  }

  @Override
  public void run() {
    if (!driven) {
      Reports.send(new Diagnostics.NeverAwaited(text, created.frame()));
    }
  }
}
