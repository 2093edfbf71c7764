package dev.agen.benchmarks.footprint;

import java.util.concurrent.Flow;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Asks for one element and leaves the rest where it is. */
final class OneElement implements Subscriber<Integer>, Flow.Subscriber<Integer> {

  /** Keeps the publisher's side alive. */
  private Object subscription;

  private boolean received;

  /** {@return this, if the element has come} */
  OneElement ensureReceived() {
    if (!received || subscription == null) {
      throw new IllegalStateException("no element has come");
    }
    return this;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(Integer element) {
    received = true;
  }

  @Override
  public void onError(Throwable error) {
    throw new IllegalStateException(error);
  }

  @Override
  public void onComplete() {
    throw new IllegalStateException("the elements have ended");
  }
}
