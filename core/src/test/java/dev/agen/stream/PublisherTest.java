package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.BothEngines;
import dev.agen.fixtures.Probe;
import dev.agen.fixtures.Until;
import dev.agen.testing.ManualScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("To and from Reactive Streams")
class PublisherTest {

  /** Notes what it is told. */
  private static class Subscriber implements Flow.Subscriber<Integer> {
    final List<String> log = new ArrayList<>();
    Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription s) {
      subscription = s;
    }

    @Override
    public void onNext(Integer value) {
      log.add("" + value);
    }

    @Override
    public void onError(Throwable error) {
      log.add(error.toString());
    }

    @Override
    public void onComplete() {
      log.add("complete");
    }
  }

  private final ManualScheduler scheduler = new ManualScheduler();

  private void subscribe(AsyncStream<Integer> stream, Flow.Subscriber<Integer> subscriber) {
    try (var _ = Scheduler.use(scheduler)) {
      stream.toPublisher().subscribe(subscriber);
    }
  }

  @Test
  @DisplayName("toPublisher: nothing before a request, no more than was requested, then the end")
  void demand() {
    Probe probe = new Probe();
    Subscriber subscriber = new Subscriber();
    subscribe(probe.count(0, 3), subscriber);
    scheduler.runAll();
    assertThat(probe.opened).hasValue(0);
    subscriber.subscription.request(1);
    scheduler.runAll();
    assertThat(subscriber.log).containsExactly("0");
    assertThat(probe.asked).hasValue(1);
    subscriber.subscription.request(1);
    subscriber.subscription.request(Long.MAX_VALUE);
    subscriber.subscription.request(Long.MAX_VALUE);
    scheduler.runAll();
    assertThat(subscriber.log).containsExactly("0", "1", "2", "complete");
    assertThat(probe.closed).hasValue(1);
    subscriber.subscription.request(1);
    subscriber.subscription.cancel();
    scheduler.runAll();
    assertThat(subscriber.log).hasSize(4);
  }

  @Test
  @DisplayName("toPublisher: requests within onSubscribe and onNext; each subscription has its run")
  void requestsInside() {
    Probe probe = new Probe();
    Flow.Publisher<Integer> publisher = probe.count(0, 3).toPublisher();
    for (int round = 1; round <= 2; round++) {
      Subscriber subscriber =
          new Subscriber() {
            @Override
            public void onSubscribe(Flow.Subscription s) {
              super.onSubscribe(s);
              s.request(1);
            }

            @Override
            public void onNext(Integer value) {
              super.onNext(value);
              subscription.request(1);
            }
          };
      try (var _ = Scheduler.use(scheduler)) {
        publisher.subscribe(subscriber);
      }
      scheduler.runAll();
      assertThat(subscriber.log).containsExactly("0", "1", "2", "complete");
      assertThat(probe.closed).hasValue(round);
    }
  }

  @Test
  @DisplayName("toPublisher: cancelling while it waits, and within onNext, closes the run")
  void cancel() {
    Probe probe = new Probe();
    Subscriber subscriber = new Subscriber();
    subscribe(probe.stuckAfter(1), subscriber);
    subscriber.subscription.request(5);
    scheduler.runAll();
    subscriber.subscription.cancel();
    scheduler.runAll();
    assertThat(subscriber.log).containsExactly("0");
    assertThat(probe.closed).hasValue(1);

    Subscriber canceller =
        new Subscriber() {
          @Override
          public void onNext(Integer value) {
            super.onNext(value);
            subscription.cancel();
          }
        };
    subscribe(probe.count(0, 3), canceller);
    canceller.subscription.request(5);
    scheduler.runAll();
    assertThat(canceller.log).containsExactly("0");
    assertThat(probe.closed).hasValue(2);

    Subscriber idle = new Subscriber();
    subscribe(probe.count(0, 3), idle);
    idle.subscription.request(1);
    scheduler.runAll();
    idle.subscription.cancel(); // waits for a request
    scheduler.runAll();
    assertThat(idle.log).containsExactly("0");
    assertThat(probe.closed).hasValue(3);
  }

  @Test
  @DisplayName("toPublisher: failures, null, and a wrong request come out by onError")
  void errors() {
    Probe probe = new Probe();
    Subscriber failed = new Subscriber();
    subscribe(probe.failing(0, 1, new Boom("b")), failed);
    failed.subscription.request(5);
    scheduler.runAll();
    assertThat(failed.log).containsExactly("0", new Boom("b").toString());

    Subscriber nothing = new Subscriber();
    subscribe(probe.count(0, 1).map(i -> null), nothing);
    nothing.subscription.request(1);
    scheduler.runAll();
    assertThat(nothing.log).hasSize(1);
    assertThat(nothing.log.get(0))
        .contains("a Publisher cannot give null")
        .contains("map it to something else before");

    Subscriber wrong = new Subscriber();
    subscribe(probe.count(0, 9), wrong);
    wrong.subscription.request(1);
    scheduler.runAll();
    wrong.subscription.request(0);
    scheduler.runAll();
    assertThat(wrong.log).hasSize(2);
    assertThat(wrong.log.get(1)).contains("request(0)").contains("3.9");
    assertThat(probe.isClosed()).isTrue();
    assertThatThrownBy(() -> probe.count(0, 1).toPublisher().subscribe(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("subscriber");
  }

  @Test
  @DisplayName("toPublisher: a subscriber that throws is cancelled, and that is reported")
  void throwingSubscriber() {
    Probe probe = new Probe();
    AtomicReference<Throwable> reported = new AtomicReference<>();
    Subscriber bad =
        new Subscriber() {
          @Override
          public void onNext(Integer value) {
            throw new IllegalArgumentException("bad");
          }
        };
    subscribe(probe.count(0, 3), bad);
    bad.subscription.request(1);
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> reported.set(error));
    try {
      scheduler.runAll();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(reported.get()).hasMessage("bad");
    assertThat(bad.log).isEmpty();
    assertThat(probe.closed).hasValue(1);
  }

  /** Gives what it is told to, and notes what is asked of it. */
  private static final class Hand implements Flow.Publisher<Integer>, Flow.Subscription {
    final List<String> log = new ArrayList<>();
    Flow.Subscriber<? super Integer> subscriber;

    @Override
    public void subscribe(Flow.Subscriber<? super Integer> s) {
      subscriber = s;
      s.onSubscribe(this);
    }

    @Override
    public void request(long n) {
      log.add("request " + n);
    }

    @Override
    public void cancel() {
      log.add("cancel");
    }
  }

  @Test
  @DisplayName("fromPublisher: requests in advance, and in quarters; cancels when it is left")
  void fromPublisher() {
    Hand hand = new Hand();
    AsyncStream<Integer> stream = AsyncStream.fromPublisher(hand, 8);
    BothEngines.expectCompiled(stream.engine());
    var run = stream.open();
    assertThat(hand.log).isEmpty();
    var first = scheduler.start(run.anext());
    scheduler.runAll();
    assertThat(hand.log).containsExactly("request 8");
    for (int i = 0; i < 4; i++) {
      hand.subscriber.onNext(i);
    }
    scheduler.runAll();
    assertThat(first.join()).isZero();
    assertThat(hand.log).hasSize(1);
    assertThat(scheduler.await(run.anext())).isEqualTo(1);
    assertThat(hand.log).containsExactly("request 8", "request 2");
    scheduler.await(run.aclose());
    assertThat(hand.log).endsWith("cancel");
    hand.subscriber.onNext(9); // on its way when it was cancelled
    Hand late = new Hand();
    hand.subscriber.onSubscribe(late);
    assertThat(late.log).containsExactly("cancel");
  }

  @Test
  @DisplayName("fromPublisher: the end, a failure, and more than was requested")
  void fromPublisherEnds() {
    Hand hand = new Hand();
    var all = scheduler.start(AsyncStream.fromPublisher(hand, 1).toListAsync());
    scheduler.runAll();
    hand.subscriber.onNext(1);
    hand.subscriber.onComplete();
    scheduler.runAll();
    assertThat(all.join()).containsExactly(1);
    assertThat(hand.log).doesNotContain("cancel");

    Boom boom = new Boom("b");
    var failing = scheduler.start(AsyncStream.fromPublisher(hand, 1).toListAsync());
    scheduler.runAll();
    hand.subscriber.onError(boom);
    scheduler.runAll();
    assertThat(catchThrowable(failing::join)).hasCause(boom);

    var flooded = scheduler.start(AsyncStream.fromPublisher(hand, 1).toListAsync());
    scheduler.runAll();
    hand.subscriber.onNext(1);
    hand.subscriber.onNext(2);
    scheduler.runAll();
    assertThat(catchThrowable(flooded::join))
        .hasRootCauseMessage("the publisher has given more elements than were requested");
    assertThat(hand.log).endsWith("cancel");
    assertThatThrownBy(() -> hand.subscriber.onNext(null)).hasMessage("value");
  }

  @Test
  @DisplayName("There and back, and from the JDK's publisher")
  void round() {
    Probe probe = new Probe();
    assertThat(AsyncStream.fromPublisher(probe.count(0, 50).toPublisher(), 4).toList())
        .hasSize(50)
        .isSorted();
    SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
    var all = AsyncStream.fromPublisher(publisher, 4).toListAsync().start();
    Until.holds("subscribed", publisher::hasSubscribers);
    for (int i = 0; i < 50; i++) {
      publisher.submit(i);
    }
    publisher.close();
    assertThat(all.join()).hasSize(50).isSorted();
  }

  @Test
  @DisplayName("Arguments are checked at once")
  void arguments() {
    assertThatThrownBy(() -> AsyncStream.fromPublisher(null, 1)).hasMessage("publisher");
    assertThatThrownBy(() -> AsyncStream.fromPublisher(new Hand(), 0))
        .hasMessage("prefetch must be at least 1, but is 0");
  }
}
