package dev.agen.shapes.check;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.CoroutineBody;
import dev.agen.GeneratorBody;
import dev.agen.StreamBody;
import dev.agen.shapes.world.Maker;

/**
 * Makes generators that make one mistake.
 *
 * @param mistake the mistake
 */
record FaultyMaker(Mistake mistake) implements Maker {

  @Override
  public <T, S, R> AsyncGenerator<T, S, R> generator(GeneratorBody<T, S, R> body) {
    return Maker.STACKFUL.<T, S, R>generator(y -> body.run(new FaultyYielder<>(y, mistake)));
  }

  @Override
  public <T> AsyncGenerator<T, Void, Void> stream(StreamBody<T> body) {
    return Maker.STACKFUL.<T>stream(y -> body.run(new FaultyYielder<>(y, mistake)));
  }

  @Override
  public <T> Coroutine<T> coroutine(CoroutineBody<T> body) {
    return Maker.STACKFUL.coroutine(body);
  }
}
