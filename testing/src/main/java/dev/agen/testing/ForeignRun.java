package dev.agen.testing;

import dev.agen.AsyncIterator;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.StopAsyncIteration;
import dev.agen.stream.Scheduler;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A run as somebody else would write it: no generator, but an iterator that can be closed.
 *
 * @param <T> the type of the elements
 */
@SuppressWarnings("try") // what closing throws is planned
final class ForeignRun<T extends @Nullable Object> implements AsyncIterator<T>, AutoCloseable {

  private final RecordedSource<T> source;

  // Guarded by this.
  private int next;
  private boolean asking;
  private boolean ended;
  private boolean closed;

  ForeignRun(RecordedSource<T> source) {
    this.source = source;
    source.opens();
  }

  @Override
  public Awaitable<T> anext() {
    return Coroutine.of(
        MethodHandles.lookup(),
        c -> {
          int element = begins();
          boolean goesOn = false;
          try {
            Scheduler scheduler = Scheduler.current();
            CompletionStage<@Nullable Void> obstacle = source.before(element, scheduler);
            if (obstacle != null) {
              c.await(obstacle);
            }
            Duration pause = source.pause();
            if (!pause.isZero()) {
              c.await(scheduler.sleep(pause));
            }
            source.failsPerhaps(element);
            goesOn = element < source.size();
          } finally {
            answers(goesOn);
          }
          if (!goesOn) {
            throw StopAsyncIteration.stackless(null);
          }
          return source.yields(element);
        });
  }

  private synchronized int begins() {
    if (asking) {
      source.violates("an element was asked for while one is being asked for");
    }
    if (closed) {
      source.violates("an element was asked for after the closing");
    } else if (ended) {
      source.violates("an element was asked for after the end");
    }
    asking = true;
    source.asks();
    return ended ? source.size() : next++;
  }

  private synchronized void answers(boolean goesOn) {
    asking = false;
    ended |= !goesOn;
  }

  @Override
  public void close() throws Exception {
    synchronized (this) {
      source.closes();
      if (asking) {
        source.violates("a run was closed while an element is being asked for");
      }
      if (closed) {
        source.violates("a run was closed twice");
        return;
      }
      closed = true;
    }
    source.throwClosingFailure();
  }
}
