package dev.agen.shapes.draw;

import java.util.List;

/**
 * Something that can be called by name.
 *
 * @param open the text before the arguments, without the parenthesis
 * @param params the types of the arguments, without the yielder and the depth
 * @param close the text after the arguments, without the parenthesis
 * @param result the type of the call; null for none
 * @param yielder what it takes the yielder as; null if it takes none
 * @param yielderAt where among the arguments
 * @param recursive whether it takes as its last argument how deep it may go
 * @param checked whether it may throw checked exceptions
 */
record Callable(
    String open,
    List<Type> params,
    String close,
    Type result,
    String yielder,
    int yielderAt,
    boolean recursive,
    boolean checked) {

  /** One that neither suspends nor throws. */
  static Callable plain(String open, List<Type> params, String close, Type result) {
    return new Callable(open, params, close, result, null, 0, false, false);
  }

  /** {@return whether it is named by its class, so that it needs no this} */
  boolean isStatic() {
    return open.contains(".") && !open.contains("super.");
  }

  boolean suspends() {
    return yielder != null;
  }
}
