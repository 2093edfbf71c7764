package dev.agen.benchmarks.process.first;

import com.softwaremill.jox.Channel;
import com.typesafe.config.ConfigFactory;
import dev.agen.AsyncStream;
import io.reactivex.rxjava3.core.Flowable;
import io.smallrye.mutiny.Multi;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import reactor.core.publisher.Flux;

/** A main class for each peer, so that a process loads nothing of the others. */
public final class FirstElement {

  private FirstElement() {}

  /** agen: a for loop over a generator. */
  static final class Agen {
    private Agen() {}

    public static void main(String[] args) {
      AsyncStream<Integer> numbers =
          AsyncStream.generate(y -> {
            for (int n = 1; ; n++) {
              y.yield(n);
            }
          });
      try (var run = numbers.open()) {
        for (int n : run) {
          System.out.println(n);
          break;
        }
      }
    }
  }

  /** An iterator written for the purpose. */
  static final class HandWritten {
    private HandWritten() {}

    public static void main(String[] args) {
      Iterator<Integer> numbers =
          new Iterator<>() {
            private int n = 1;

            @Override
            public boolean hasNext() {
              return true;
            }

            @Override
            public Integer next() {
              return n++;
            }
          };
      System.out.println(numbers.next());
    }
  }

  /** Reactor: {@code generate}. */
  static final class Reactor {
    private Reactor() {}

    public static void main(String[] args) {
      Flux<Integer> numbers =
          Flux.generate(
              () -> 1,
              (n, sink) -> {
                sink.next(n);
                return n + 1;
              });
      System.out.println(numbers.blockFirst());
    }
  }

  /** RxJava: {@code generate}. */
  static final class RxJava {
    private RxJava() {}

    public static void main(String[] args) {
      Flowable<Integer> numbers =
          Flowable.generate(
              () -> 1,
              (n, emitter) -> {
                emitter.onNext(n);
                return n + 1;
              });
      System.out.println(numbers.blockingFirst());
    }
  }

  /** Mutiny: {@code generator}. */
  static final class Mutiny {
    private Mutiny() {}

    public static void main(String[] args) {
      Multi<Integer> numbers =
          Multi.createFrom()
              .generator(
                  () -> 1,
                  (n, emitter) -> {
                    emitter.emit(n);
                    return n + 1;
                  });
      System.out.println(numbers.toUni().await().indefinitely());
    }
  }

  /** Jox: a rendezvous channel, fed by a virtual thread. */
  static final class Jox {
    private Jox() {}

    public static void main(String[] args) throws InterruptedException {
      Channel<Integer> numbers = Channel.newRendezvousChannel();
      Thread.startVirtualThread(() -> {
        try {
          for (int n = 1; ; n++) {
            numbers.send(n);
          }
        } catch (InterruptedException e) {
          numbers.error(e);
        }
      });
      System.out.println(numbers.receive());
    }
  }

  /** Pekko Streams: {@code unfold}. */
  static final class Pekko {
    private Pekko() {}

    public static void main(String[] args) {
      ActorSystem system =
          ActorSystem.create(
              "first",
              ConfigFactory.parseString("pekko { daemonic = on, stdout-loglevel = OFF }")
                  .withFallback(ConfigFactory.load()));
      System.out.println(
          Source.unfold(1, n -> Optional.of(Pair.create(n + 1, n)))
              .runWith(Sink.head(), system)
              .toCompletableFuture()
              .join());
    }
  }

  /** java.util.stream: a gatherer that makes many elements from one, in a loop. */
  static final class Gatherers {
    private Gatherers() {}

    public static void main(String[] args) {
      Stream<Integer> numbers =
          Stream.of(1)
              .gather(
                  java.util.stream.Gatherer.of((_, start, downstream) -> {
                    for (int n = start; downstream.push(n); n++) {
                      // The stream asks for one.
                    }
                    return false;
                  }));
      System.out.println(numbers.findFirst().orElseThrow());
    }
  }

  /** A virtual thread that hands its elements over in a queue. */
  static final class SynchronousQueue {
    private SynchronousQueue() {}

    public static void main(String[] args) throws InterruptedException {
      java.util.concurrent.SynchronousQueue<Integer> numbers =
          new java.util.concurrent.SynchronousQueue<>();
      Thread.startVirtualThread(() -> {
        try {
          for (int n = 1; ; n++) {
            numbers.put(n);
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
      System.out.println(numbers.take());
    }
  }
}
