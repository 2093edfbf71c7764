package dev.agen.compiled.elsewhere;

import dev.agen.Yielder;

/** Gives objects of a class that only this package may name. */
public class Secretive {

  private final Secret secret = new Secret();

  static class Secret {
    public String open = "open";

    public String tell(Object what) {
      return "secret " + what;
    }

    @Override
    public String toString() {
      return "a secret";
    }
  }

  /** For {@code var}. */
  public Secret secret() {
    return secret;
  }

  public static Object use(Secret secret, Object more) {
    return secret + " used " + more;
  }

  protected Secret inherited() {
    return secret;
  }

  protected Object taking(Secret given) {
    return given.tell("taken");
  }

  public static Secret helped(Yielder<Object, Object> y) {
    y.yield("in helper");
    return new Secret();
  }

  public static Object helped(Yielder<Object, Object> y, Secret secret) {
    return secret.tell(y.yield("in other helper"));
  }
}
