package dev.agen.shapes.check;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterable;
import dev.agen.Awaitable;
import dev.agen.Yielder;
import java.util.concurrent.CompletionStage;

/** A yielder that makes one mistake. */
final class FaultyYielder<T, S> implements Yielder<T, S> {

  private static final int WHEN = 3;

  private final Yielder<T, S> yielder;
  private final Mistake mistake;
  private int suspensions;
  private S before;

  FaultyYielder(Yielder<T, S> yielder, Mistake mistake) {
    this.yielder = yielder;
    this.mistake = mistake;
  }

  private boolean isTime(Mistake wanted) {
    return mistake == wanted && suspensions == WHEN;
  }

  @Override
  public S yield(T value) {
    suspensions++;
    if (isTime(Mistake.SKIPS_A_YIELD)) {
      return before;
    }
    if (isTime(Mistake.YIELDS_TWICE)) {
      yielder.yield(value);
    }
    S sent;
    try {
      sent = yielder.yield(value);
    } catch (RuntimeException e) {
      if (mistake == Mistake.SWALLOWS_WHAT_IS_THROWN) {
        return null;
      }
      throw e;
    }
    if (isTime(Mistake.LOSES_WHAT_IS_SENT)) {
      return null;
    }
    S result = isTime(Mistake.KEEPS_WHAT_WAS_SENT_BEFORE) ? before : sent;
    before = sent;
    return result;
  }

  @Override
  public <R> R yieldFrom(AsyncGenerator<? extends T, ? super S, ? extends R> inner) {
    return yielder.yieldFrom(inner);
  }

  @Override
  public <V> V await(Awaitable<? extends V> awaitable) {
    return yielder.await(awaitable);
  }

  @Override
  public <V> V await(CompletionStage<? extends V> stage) {
    suspensions++;
    V value = yielder.await(stage);
    return isTime(Mistake.LOSES_WHAT_IS_AWAITED) ? null : value;
  }

  @Override
  public <V> Iterable<V> each(AsyncIterable<? extends V> iterable) {
    return yielder.each(iterable);
  }

  @Override
  public void checkpoint() throws InterruptedException {
    yielder.checkpoint();
  }
}
