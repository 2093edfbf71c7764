package dev.agen.conformance.source;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.conformance.run.Activation;

/** What the generated class of a program implements: calling the functions it has. */
public interface GeneratedProgram {

  /**
   * Calls a generator function.
   *
   * @param function its name
   * @param a what its body works on
   * @return a just-started generator
   */
  default AsyncGenerator<Object, Object, Object> generator(String function, Activation a) {
    throw new IllegalArgumentException(function);
  }

  /**
   * Calls a coroutine function.
   *
   * @param function its name
   * @param a what its body works on
   * @return a just-started coroutine
   */
  default Coroutine<Object> coroutine(String function, Activation a) {
    throw new IllegalArgumentException(function);
  }
}
