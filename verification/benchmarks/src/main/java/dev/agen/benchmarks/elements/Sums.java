package dev.agen.benchmarks.elements;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.ChannelDone;
import dev.agen.benchmarks.shared.PekkoSystem;
import io.reactivex.rxjava3.core.Flowable;
import io.smallrye.mutiny.Multi;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import reactor.core.publisher.Flux;

/** How the peers are consumed. */
public final class Sums {

  private Sums() {}

  /**
   * With a for loop.
   *
   * @param values what to sum up
   * @return the sum
   */
  public static long forLoop(Iterable<Integer> values) {
    long sum = 0;
    for (int value : values) {
      sum += value;
    }
    return sum;
  }

  /**
   * Stream: its iterator.
   *
   * @param values what to sum up
   * @return the sum
   */
  public static long iterator(Stream<Integer> values) {
    long sum = 0;
    for (Iterator<Integer> iterator = values.iterator(); iterator.hasNext(); ) {
      sum += iterator.next();
    }
    return sum;
  }

  /**
   * Stream: forEach.
   *
   * @param values what to sum up
   * @return the sum
   */
  public static long forEach(Stream<Integer> values) {
    long[] sum = {0};
    values.forEach(value -> sum[0] += value);
    return sum[0];
  }

  /**
   * Reactor: subscribe.
   *
   * @param values what to sum up
   * @return the sum
   */
  public static long subscribe(Flux<Integer> values) {
    long[] sum = {0};
    values.subscribe(value -> sum[0] += value);
    return sum[0];
  }

  /**
   * Reactor: a for loop over {@code toIterable()}.
   *
   * @param values what to sum up
   * @return the sum
   */
  public static long toIterable(Flux<Integer> values) {
    return forLoop(values.toIterable());
  }

  /**
   * RxJava: subscribe.
   *
   * @param values what to sum up
   * @return the sum
   */
  public static long subscribe(Flowable<Integer> values) {
    long[] sum = {0};
    values.subscribe(value -> sum[0] += value).dispose();
    return sum[0];
  }

  /**
   * Mutiny: subscribe.
   *
   * @param values what to sum up
   * @return the sum
   */
  public static long subscribe(Multi<Integer> values) {
    long[] sum = {0};
    values.subscribe().with(value -> sum[0] += value).cancel();
    return sum[0];
  }

  /**
   * Pekko: run with a fold.
   *
   * @param values what to sum up
   * @return the sum
   */
  public static long fold(Source<Integer, NotUsed> values) {
    return values
        .runFold(0L, (sum, value) -> sum + value, PekkoSystem.get())
        .toCompletableFuture()
        .join();
  }

  /**
   * Jox: receive until the channel is done.
   *
   * @param values what to sum up
   * @return the sum
   */
  public static long receive(Channel<Integer> values) {
    long sum = 0;
    try {
      Object received = values.receiveOrClosed();
      while (!(received instanceof ChannelDone)) {
        sum += (Integer) received;
        received = values.receiveOrClosed();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return sum;
  }
}
