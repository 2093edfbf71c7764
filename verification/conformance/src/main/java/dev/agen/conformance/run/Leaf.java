package dev.agen.conformance.run;

import dev.agen.Coroutine;
import dev.agen.GeneratorExit;
import dev.agen.StopIteration;
import dev.agen.conformance.program.LeafSpec;

/** A leaf awaitable: suspends some times, then ends; reacts to exceptions as its program says. */
final class Leaf implements Coroutine<Object> {

  private final World world;
  private final String owner;
  private final int label;
  private final LeafSpec spec;
  private int suspensions;
  private boolean finished;
  private Object received;

  Leaf(World world, String owner, int label, LeafSpec spec) {
    this.world = world;
    this.owner = owner;
    this.label = label;
    this.spec = spec;
  }

  @Override
  public Object send(Object value) {
    if (finished) {
      throw new StopIteration();
    }
    received = value;
    return advance();
  }

  @Override
  public Object throwIn(Throwable error) {
    if (finished || suspensions == 0) {
      throw fail(error);
    }
    return react(error);
  }

  @Override
  public Object close() {
    if (finished || suspensions == 0) {
      finished = true;
      return null;
    }
    try {
      react(new GeneratorExit());
    } catch (StopIteration stop) {
      return stop.value();
    } catch (GeneratorExit exit) {
      return null;
    }
    throw new IllegalStateException("generator ignored GeneratorExit");
  }

  /** Goes on to the next suspension, or to the end. */
  private Object advance() {
    if (suspensions < spec.suspensions()) {
      return "t" + label + "." + suspensions++;
    }
    if (spec.failure().isPresent()) {
      throw fail(ExceptionTable.create(spec.failure().get()));
    }
    throw complete(spec.value().isPresent() ? world.make(spec.value().get()) : received);
  }

  private Object react(Throwable error) {
    if (world.isOver()) {
      throw fail(error);
    }
    world.trace().arrived(owner, label, error);
    return switch (error instanceof GeneratorExit ? spec.onExit() : spec.onThrow()) {
      case RAISE -> throw fail(error);
      case RETURN -> throw complete("leaf-caught");
      case OTHER -> throw fail(new Oops("leaf-other"));
      case SWALLOW -> {
        received = null;
        yield advance();
      }
    };
  }

  private StopIteration complete(Object value) {
    finished = true;
    return StopIteration.stackless(value);
  }

  /** Lets {@code error} leave the leaf, as a generator of Python does. */
  private RuntimeException fail(Throwable error) {
    finished = true;
    if (error instanceof StopIteration) {
      throw new IllegalStateException("generator raised StopIteration", error);
    }
    throw Thrown.unchecked(error);
  }
}
