package dev.agen.internal.engine.compiled.plan;

import java.lang.constant.ClassDesc;

/**
 * A field of the machine, in which points save values of one type.
 *
 * @param number which field it is
 * @param type exactly what the verifier knows of the values, so that nothing need be cast
 */
public record Field(int number, ClassDesc type) {

  /** {@return its name} */
  public String name() {
    return "v".concat(Integer.toString(number));
  }

  /** {@return whether it can keep something alive} */
  public boolean isReference() {
    return !type.isPrimitive();
  }
}
