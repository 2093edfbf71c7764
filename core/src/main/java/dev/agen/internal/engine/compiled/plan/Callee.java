package dev.agen.internal.engine.compiled.plan;

/**
 * A method to which a body gives its yielder, and which is compiled with it.
 *
 * @param owner the class that declares it
 * @param name its name
 * @param descriptor its descriptor
 * @param yielder which of its parameters is the yielder, the receiver counted
 */
public record Callee(Class<?> owner, String name, String descriptor, int yielder) {

  /** {@return what tells it from other methods of its class} */
  public String key() {
    return yielder + " " + name + descriptor;
  }

  @Override
  public String toString() {
    return owner.getName() + "." + name;
  }
}
