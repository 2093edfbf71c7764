package dev.agen.benchmarks.lives;

import com.softwaremill.jox.Channel;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Supplier;

/**
 * A virtual thread that hands over its elements through a queue, or through a channel of Jox;
 * closing it means to interrupt it and to wait for its end.
 */
public final class ThreadLife {

  private final Handover handover;
  private final Thread thread;

  private ThreadLife(Handover handover, Life life) {
    this.handover = handover;
    this.thread = Thread.ofVirtual().unstarted(() -> body(life));
  }

  /** Where the elements are handed over. */
  public interface Handover {

    /**
     * Hands over.
     *
     * @param value an element
     * @throws InterruptedException if the thread is interrupted
     */
    void put(int value) throws InterruptedException;

    /**
     * Receives.
     *
     * @return an element
     * @throws InterruptedException if the thread is interrupted
     */
    int take() throws InterruptedException;

    /** {@return one made of a SynchronousQueue} */
    static Handover queue() {
      SynchronousQueue<Integer> queue = new SynchronousQueue<>();
      return new Handover() {
        @Override
        public void put(int value) throws InterruptedException {
          queue.put(value);
        }

        @Override
        public int take() throws InterruptedException {
          return queue.take();
        }
      };
    }

    /** {@return one made of a rendezvous channel of Jox} */
    static Handover channel() {
      Channel<Integer> channel = Channel.newRendezvousChannel();
      return new Handover() {
        @Override
        public void put(int value) throws InterruptedException {
          channel.send(value);
        }

        @Override
        public int take() throws InterruptedException {
          return channel.receive();
        }
      };
    }
  }

  private void body(Life life) {
    try {
      for (int i = 0; i < Life.END; i++) {
        handover.put(i);
      }
    } catch (InterruptedException e) {
      // Closed.
    } finally {
      life.cleanUp();
    }
  }

  /**
   * Creates.
   *
   * @param kept where to
   * @param handover how the elements are handed over
   * @return how many
   */
  public static long create(Object[] kept, Supplier<Handover> handover) {
    Life life = new Life();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = new ThreadLife(handover.get(), life);
    }
    return kept.length;
  }

  /**
   * Fetches the first element.
   *
   * @param n of how many
   * @param handover how the elements are handed over
   * @return how many were fetched
   */
  public static long first(int n, Supplier<Handover> handover) {
    Life life = new Life();
    long fetched = 0;
    for (int i = 0; i < n; i++) {
      fetched += new ThreadLife(handover.get(), life).take(1) + 1;
    }
    return fetched;
  }

  /**
   * Closes half-way.
   *
   * @param n how many
   * @param handover how the elements are handed over
   * @return the answer
   */
  public static long half(int n, Supplier<Handover> handover) {
    Life life = new Life();
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += new ThreadLife(handover.get(), life).take(Life.HALF);
    }
    return life.answer(sum);
  }

  private long take(int elements) {
    thread.start();
    try {
      long sum = 0;
      for (int taken = 0; taken < elements; taken++) {
        sum += handover.take();
      }
      thread.interrupt();
      thread.join();
      return sum;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
