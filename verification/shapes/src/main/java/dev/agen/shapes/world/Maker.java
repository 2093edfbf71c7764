package dev.agen.shapes.world;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Coroutine;
import dev.agen.CoroutineBody;
import dev.agen.GeneratorBody;
import dev.agen.StreamBody;

/** Makes generators and coroutines from bodies: one side of the comparison. */
public interface Maker {

  /** Hands bodies to agen as they are; they are compiled if they can be. */
  Maker DIRECT = new Direct();

  /** Calls bodies from lambdas of its own, through which the yielder escapes: always stackful. */
  Maker STACKFUL = new Stackful();

  /**
   * Makes a generator.
   *
   * @param <T> the type of what it yields
   * @param <S> the type of what is sent
   * @param <R> the type of the result
   * @param body the code
   * @return a just-started generator
   */
  <T, S, R> AsyncGenerator<T, S, R> generator(GeneratorBody<T, S, R> body);

  /**
   * Opens a run of a stream.
   *
   * @param <T> the type of what it yields
   * @param body the code
   * @return a just-started generator
   */
  <T> AsyncGenerator<T, Void, Void> stream(StreamBody<T> body);

  /**
   * Makes a coroutine.
   *
   * @param <T> the type of the result
   * @param body the code
   * @return a just-started coroutine
   */
  <T> Coroutine<T> coroutine(CoroutineBody<T> body);

  /** Leaves the choice to agen. */
  final class Direct implements Maker {
    private Direct() {}

    @Override
    public <T, S, R> AsyncGenerator<T, S, R> generator(GeneratorBody<T, S, R> body) {
      return AsyncGenerator.of(body);
    }

    @Override
    public <T> AsyncGenerator<T, Void, Void> stream(StreamBody<T> body) {
      return AsyncStream.generate(body).open();
    }

    @Override
    public <T> Coroutine<T> coroutine(CoroutineBody<T> body) {
      return Coroutine.of(body);
    }
  }

  /** Hides the body. */
  final class Stackful implements Maker {
    private Stackful() {}

    @Override
    public <T, S, R> AsyncGenerator<T, S, R> generator(GeneratorBody<T, S, R> body) {
      return AsyncGenerator.of(y -> body.run(y));
    }

    @Override
    public <T> AsyncGenerator<T, Void, Void> stream(StreamBody<T> body) {
      return AsyncStream.<T>generate(y -> body.run(y)).open();
    }

    @Override
    public <T> Coroutine<T> coroutine(CoroutineBody<T> body) {
      return Coroutine.of(c -> body.run(c));
    }
  }
}
