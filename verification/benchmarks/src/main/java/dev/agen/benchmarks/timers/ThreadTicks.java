package dev.agen.benchmarks.timers;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.ChannelDone;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Virtual threads that sleep; Jox: two for each stream, with a channel between them. */
public final class ThreadTicks {

  private ThreadTicks() {}

  /** What a thread does. */
  @FunctionalInterface
  private interface Body {
    void run() throws InterruptedException;
  }

  private static Thread start(Body body) {
    return Thread.startVirtualThread(() -> {
      try {
        body.run();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /**
   * Runs in one thread for each stream.
   *
   * @param ticks what
   * @return the sum
   */
  public static long sleep(Ticks ticks) {
    return run(
        ticks,
        sum -> {
          for (int i = 0; i < ticks.elements(); i++) {
            Thread.sleep(ticks.millis());
            sum.add(i);
          }
        });
  }

  /**
   * Runs in two threads for each stream.
   *
   * @param ticks what
   * @return the sum
   */
  public static long channel(Ticks ticks) {
    return run(
        ticks,
        sum -> {
          Channel<Integer> channel = Channel.newRendezvousChannel();
          start(() -> {
            for (int i = 0; i < ticks.elements(); i++) {
              Thread.sleep(ticks.millis());
              channel.send(i);
            }
            channel.done();
          });
          Object received = channel.receiveOrClosed();
          while (!(received instanceof ChannelDone)) {
            sum.add((Integer) received);
            received = channel.receiveOrClosed();
          }
        });
  }

  /** The consumer of a stream. */
  @FunctionalInterface
  private interface Consumer {
    void consume(LongAdder sum) throws InterruptedException;
  }

  private static long run(Ticks ticks, Consumer consumer) {
    LongAdder sum = new LongAdder();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < ticks.streams(); i++) {
      threads.add(start(() -> consumer.consume(sum)));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return sum.sum();
  }
}
