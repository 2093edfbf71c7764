package dev.agen.conformance.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Methods that parts of a function's body are moved into; they get the yielder as an argument and
 * the variable in an array: {@code g0_1(a, y, r)}.
 */
final class Parts {

  private final String prefix;
  private final boolean ofObject;
  private final List<Lines> methods = new ArrayList<>();

  /**
   * None yet.
   *
   * @param prefix what their names begin with
   * @param ofObject whether they are methods of an object with a field {@code a}, or static
   */
  Parts(String prefix, boolean ofObject) {
    this.prefix = prefix;
    this.ofObject = ofObject;
  }

  /**
   * Adds a method.
   *
   * @param yielder its parameter for the yielder
   * @param yielderType the type of that
   * @param body writes the body
   * @return the call
   */
  String add(String yielder, String yielderType, Consumer<Lines> body) {
    Lines method = new Lines();
    methods.add(method);
    String name = prefix + "_" + methods.size();
    method.open(
        "private %svoid %s(%s%s %s, Object[] r) throws Exception"
            .formatted(
                ofObject ? "" : "static ",
                name,
                ofObject ? "" : "Activation a, ",
                yielderType,
                yielder));
    body.accept(method);
    method.close();
    return name + "(" + (ofObject ? "" : "a, ") + yielder + ", r);";
  }

  List<Lines> methods() {
    return methods;
  }
}
