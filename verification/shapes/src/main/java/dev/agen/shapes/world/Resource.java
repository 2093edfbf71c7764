package dev.agen.shapes.world;

/** Says when it is opened and closed; some fail at closing. */
public final class Resource implements AutoCloseable {

  private final World world;
  private final String name;
  private final boolean failing;

  Resource(World world, String name, boolean failing) {
    this.world = world;
    this.name = name;
    this.failing = failing;
    world.log(name, "open");
  }

  @Override
  public void close() throws Oops {
    world.log(name, "close");
    if (failing) {
      throw new Oops("closing " + name);
    }
  }
}
