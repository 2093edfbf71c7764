package dev.agen.shapes.world;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterable;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.CoroutineBody;
import dev.agen.Engine;
import dev.agen.GeneratorBody;
import dev.agen.StreamBody;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What one run of a drawn program has around it: the trace it leaves, the decisions it is given,
 * the stages it waits for, and the generators it makes.
 *
 * <p>Two runs whose bodies behave alike ask for the same things in the same order and get the same
 * answers. Programs end because loops ask {@link #more()}, which is true a limited number of times.
 *
 * <p>One thread at a time uses it: the driver or a body it has handed over to.
 */
public final class World extends Stages {

  private final Maker maker;
  private final String prefix;
  private final List<String> trace = new ArrayList<>();
  private final List<AsyncGenerator<?, ?, ?>> generators = new ArrayList<>();
  private final List<Supplier<Engine>> engines = new ArrayList<>();
  private final Object lock = new Object();

  /**
   * Makes a world for one run.
   *
   * @param maker makes the generators
   * @param prefix how the names of the program's classes begin
   * @param coins what {@link #coin()} depends on
   */
  public World(Maker maker, String prefix, long coins) {
    super(coins);
    this.maker = maker;
    this.prefix = prefix;
  }

  // ---- the trace -------------------------------------------------------------------------------

  /**
   * Leaves an event.
   *
   * @param place where
   * @param value what was seen there
   */
  public void log(String place, Object value) {
    trace.add(place + " " + Texts.of(value));
  }

  /**
   * Leaves an event on the way.
   *
   * @param <T> the type of the value
   * @param place where
   * @param value what was seen there
   * @return the value
   */
  public <T> T at(String place, T value) {
    log(place, value);
    return value;
  }

  /**
   * Leaves an event of an exception.
   *
   * @param place where
   * @param error what was caught
   */
  public void caught(String place, Throwable error) {
    trace.add(place + " caught " + Throwables.text(error, prefix));
  }

  /** {@return the events so far; live} */
  public List<String> trace() {
    return trace;
  }

  // ---- trouble ---------------------------------------------------------------------------------

  /**
   * Throws now and then.
   *
   * @param place where
   * @throws Oops now and then
   */
  public void risky(String place) throws Oops {
    log(place, "risky");
    if (rarely()) {
      throw new Oops(place);
    }
  }

  /**
   * Throws an unchecked exception now and then.
   *
   * @param place where
   * @return the place
   */
  public String quirky(String place) {
    log(place, "quirky");
    if (rarely()) {
      throw new Quirk(place);
    }
    return place;
  }

  /**
   * Opens a resource.
   *
   * @param name its name in the trace
   * @return the resource
   */
  public Resource resource(String name) {
    return new Resource(this, name, false);
  }

  /**
   * Opens a resource that may fail, at opening or at closing.
   *
   * @param name its name in the trace
   * @return the resource
   */
  public Resource flimsyResource(String name) {
    if (rarely()) {
      throw new Quirk("opening " + name);
    }
    return new Resource(this, name, sometimes());
  }

  /** {@return something to synchronize on} */
  public Object lock() {
    return lock;
  }

  // ---- code from elsewhere ---------------------------------------------------------------------

  /**
   * Calls back.
   *
   * @param <T> the type of the result
   * @param code what to call
   * @return its result
   */
  public <T> T call(Supplier<T> code) {
    return code.get();
  }

  /**
   * Calls back.
   *
   * @param <A> the type of the argument
   * @param <T> the type of the result
   * @param code what to call
   * @param argument the argument
   * @return its result
   */
  public <A, T> T apply(Function<A, T> code, A argument) {
    return code.apply(argument);
  }

  /**
   * Calls back.
   *
   * @param code what to call
   */
  public void run(Runnable code) {
    code.run();
  }

  /**
   * Writes an object to bytes and reads it back.
   *
   * @param <T> the type
   * @param object a serializable object of the program
   * @return the copy
   */
  public <T> T copy(T object) {
    return Copies.of(object);
  }

  // ---- generators and coroutines
  // -----------------------------------------------------------------

  /**
   * Suspends with tokens of its own.
   *
   * @param name its name in the trace
   * @param suspensions how often
   * @return the awaitable
   */
  public Awaitable<Object> leaf(String name, int suspensions) {
    return new Leaf(this, name, suspensions);
  }

  // ---- generators and coroutines
  // -----------------------------------------------------------------

  /**
   * Makes a generator.
   *
   * @param <T> the type of what it yields
   * @param <S> the type of what is sent
   * @param <R> the type of the result
   * @param body the code
   * @return the generator
   */
  public <T, S, R> AsyncGenerator<T, S, R> generator(GeneratorBody<T, S, R> body) {
    return remember(maker.generator(body));
  }

  /**
   * Makes a generator that is never compiled.
   *
   * @param <T> the type of what it yields
   * @param <S> the type of what is sent
   * @param <R> the type of the result
   * @param body the code
   * @return the generator
   */
  public <T, S, R> AsyncGenerator<T, S, R> stackful(GeneratorBody<T, S, R> body) {
    AsyncGenerator<T, S, R> generator = Maker.STACKFUL.generator(body);
    generators.add(generator);
    return generator;
  }

  /**
   * Opens a stream.
   *
   * @param <T> the type of what it yields
   * @param body the code
   * @return the run
   */
  public <T> AsyncGenerator<T, Void, Void> stream(StreamBody<T> body) {
    return remember(maker.stream(body));
  }

  /**
   * Describes something to loop over; each loop opens a run of its own.
   *
   * @param <T> the type of what it yields
   * @param body the code
   * @return the description
   */
  public <T> AsyncIterable<T> iterable(StreamBody<T> body) {
    return () -> stream(body);
  }

  /**
   * Makes a coroutine.
   *
   * @param <T> the type of the result
   * @param body the code
   * @return the coroutine
   */
  public <T> Coroutine<T> coroutine(CoroutineBody<T> body) {
    Coroutine<T> coroutine = maker.coroutine(body);
    engines.add(coroutine::engine);
    return coroutine;
  }

  private <G extends AsyncGenerator<?, ?, ?>> G remember(G generator) {
    generators.add(generator);
    engines.add(generator::engine);
    return generator;
  }

  /** {@return the generators of this run, in the order they were made} */
  public List<AsyncGenerator<?, ?, ?>> generators() {
    return List.copyOf(generators);
  }

  /** {@return what executes the bodies of this run, without those that are never compiled} */
  public List<Engine> engines() {
    return engines.stream().map(Supplier::get).toList();
  }
}
