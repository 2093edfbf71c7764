package dev.agen.internal.stream;

import dev.agen.internal.stream.concurrent.Mailbox;
import dev.agen.stream.Scheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A timer that puts a tick in a mailbox, after the elements that are in it. A tick that comes
 * although the timer was stopped or started again is not the current one. Used by one body.
 */
final class Ticker {

  private static final class Tick {}

  private final Scheduler scheduler;
  private final Mailbox<Object> events;
  private @Nullable Tick current;
  private Scheduler.@Nullable Timer timer;

  Ticker(Scheduler scheduler, Mailbox<Object> events) {
    this.scheduler = scheduler;
    this.events = events;
  }

  /** Ticks once, after a while. */
  void start(Duration delay) {
    stop();
    Tick tick = new Tick();
    current = tick;
    timer = scheduler.schedule(() -> events.put(tick), delay);
  }

  void stop() {
    current = null;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  boolean isCurrent(@Nullable Object event) {
    return event != null && event == current;
  }

  static boolean isTick(@Nullable Object event) {
    return event instanceof Tick;
  }
}
