package dev.agen.internal.engine;

import dev.agen.CoroutineBody;
import dev.agen.GeneratorBody;
import dev.agen.internal.engine.stackful.StackfulFrame;
import dev.agen.internal.protocol.Frame;
import dev.agen.internal.protocol.OwnedResources;

/**
 * Chooses what executes a body. There is one engine, the stackful one; a second one moves in here.
 */
public final class Engine {

  private Engine() {}

  /**
   * Makes the frame of a generator.
   *
   * @param body the code
   * @param owned closed when the body ends
   * @return a just-created frame
   */
  public static Frame generatorFrame(GeneratorBody<?, ?, ?> body, OwnedResources owned) {
    return StackfulFrame.of(body, owned);
  }

  /**
   * Makes the frame of a coroutine.
   *
   * @param body the code
   * @return a just-created frame
   */
  public static Frame coroutineFrame(CoroutineBody<?> body) {
    return StackfulFrame.of(body);
  }
}
