package dev.agen.internal.engine;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.CoroutineBody;
import dev.agen.GeneratorBody;
import dev.agen.internal.engine.stackful.StackfulFrame;
import dev.agen.internal.finalization.CreationSite;
import dev.agen.internal.protocol.BodyCoroutine;
import dev.agen.internal.protocol.GeneratorHandle;
import dev.agen.internal.protocol.OwnedResources;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes generators and coroutines from bodies, and chooses what executes them. There is one engine,
 * the stackful one; a second one is chosen here.
 */
public final class Engines {

  private Engines() {}

  /**
   * Makes a just-started generator.
   *
   * @param <T> the type of what it yields
   * @param <S> the type of what is sent
   * @param <R> the type of the result
   * @param body the code
   * @param created where, and what to call it
   * @param owned closed when the body ends
   * @return the generator
   */
  public static <T extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
      AsyncGenerator<T, S, R> generator(
          GeneratorBody<T, S, ? extends R> body, CreationSite created, AutoCloseable... owned) {
    Objects.requireNonNull(body, "body");
    return GeneratorHandle.of(StackfulFrame.of(body, OwnedResources.of(owned)), created);
  }

  /**
   * Makes a just-started coroutine.
   *
   * @param <T> the type of the result
   * @param body the code
   * @param created where, and what to call it
   * @return the coroutine
   */
  public static <T extends @Nullable Object> Coroutine<T> coroutine(
      CoroutineBody<? extends T> body, CreationSite created) {
    Objects.requireNonNull(body, "body");
    return BodyCoroutine.of(StackfulFrame.of(body), created);
  }
}
