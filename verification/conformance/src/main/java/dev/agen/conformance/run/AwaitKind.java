package dev.agen.conformance.run;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what kind of thing a generator awaits, by comparing classes with specimens. */
final class AwaitKind {

  private static final AsyncGenerator<Object, Object, Object> SPECIMEN =
      AsyncGenerator.of(y -> null);

  private static final Class<?> COROUTINE = Coroutine.of(c -> null).getClass();

  private static final Set<Class<?>> OPERATIONS =
      Stream.of(
              SPECIMEN.anext(),
              SPECIMEN.asend(null),
              SPECIMEN.athrow(new Boom(null)),
              SPECIMEN.aclose(),
              SPECIMEN.anext(null).coroutine())
          .map(Object::getClass)
          .collect(Collectors.toUnmodifiableSet());

  private AwaitKind() {}

  /** The word for {@code awaited} in traces. */
  static String of(Object awaited) {
    if (awaited instanceof Leaf) {
      return "leaf";
    }
    if (awaited.getClass() == COROUTINE) {
      return "coroutine";
    }
    return OPERATIONS.contains(awaited.getClass()) ? "agen-op" : awaited.getClass().getName();
  }
}
