package dev.agen.shapes.world;

import dev.agen.Coroutine;
import dev.agen.StopIteration;

/** An awaitable written by hand: suspends with tokens of its own, then gives what it was sent. */
final class Leaf implements Coroutine<Object> {

  private final World world;
  private final String name;
  private int left;
  private boolean started;
  private boolean ended;

  Leaf(World world, String name, int suspensions) {
    this.world = world;
    this.name = name;
    this.left = suspensions;
  }

  @Override
  public Object send(Object value) {
    if (started) {
      world.log(name + " got", value);
    }
    started = true;
    if (left > 0) {
      left--;
      return name + "-" + left;
    }
    ended = true;
    throw StopIteration.stackless(value);
  }

  @Override
  public Object throwIn(Throwable error) {
    world.log(name + " hit by", error);
    if (ended || left == 0) {
      ended = true;
      throw Rethrow.unchecked(error);
    }
    left--;
    return name + "-" + left;
  }

  @Override
  public Object close() {
    world.log(name, "closed");
    ended = true;
    return null;
  }
}
