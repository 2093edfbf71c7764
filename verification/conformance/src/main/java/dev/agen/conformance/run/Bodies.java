package dev.agen.conformance.run;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import java.util.List;

/** Calls the functions of a program; a called function has not started. */
public interface Bodies {

  /**
   * A function that an engine does not run.
   *
   * @param function its name
   * @param reason why
   */
  record Refusal(String function, String reason) {}

  /**
   * Calls a generator function.
   *
   * @param function its name
   * @param id what the generator is called
   * @return the generator
   */
  AsyncGenerator<Object, Object, Object> generator(String function, String id);

  /**
   * Calls a coroutine function.
   *
   * @param function its name
   * @param id what the coroutine is called
   * @return the coroutine
   */
  Coroutine<Object> coroutine(String function, String id);

  /** {@return the functions that the engine refuses; if there are any, the program is not run} */
  default List<Refusal> refusals() {
    return List.of();
  }
}
