package dev.agen.compiled.elsewhere;

import dev.agen.GeneratorBody;
import dev.agen.Yielder;

/** A method that another package can hide by one of the same name, and not override. */
public class PackagePrivate {

  Object body(Yielder<Object, Object> y) {
    return y.yield("not overridden");
  }

  public GeneratorBody<Object, Object, Object> reference() {
    return this::body;
  }
}
