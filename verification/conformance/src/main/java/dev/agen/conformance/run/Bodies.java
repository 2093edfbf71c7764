package dev.agen.conformance.run;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;

/** Calls the functions of a program; a called function has not started. */
interface Bodies {

  /**
   * Calls a generator function.
   *
   * @param function its name
   * @param id what the generator is called
   */
  AsyncGenerator<Object, Object, Object> generator(String function, String id);

  /**
   * Calls a coroutine function.
   *
   * @param function its name
   * @param id what the coroutine is called
   */
  Coroutine<Object> coroutine(String function, String id);
}
