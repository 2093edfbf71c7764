package dev.agen.internal.stream.time;

import dev.agen.Coroutine;
import dev.agen.stream.Scheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Something that completes after a while. */
public final class Sleep {

  private Sleep() {}

  /**
   * Makes one.
   *
   * @param scheduler whose time
   * @param delay how long
   * @return completes then
   */
  public static Coroutine<@Nullable Void> of(Scheduler scheduler, Duration delay) {
    Objects.requireNonNull(delay, "delay");
    return Coroutine.of(c -> {
      CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
      Scheduler.Timer timer = scheduler.schedule(() -> over.complete(null), delay);
      try {
        return c.await(over);
      } finally {
        timer.cancel();
      }
    });
  }
}
