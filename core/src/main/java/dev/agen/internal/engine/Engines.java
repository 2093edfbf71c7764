package dev.agen.internal.engine;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.CoroutineBody;
import dev.agen.Engine;
import dev.agen.GeneratorBody;
import dev.agen.StreamBody;
import dev.agen.internal.engine.compiled.BodyClass;
import dev.agen.internal.engine.compiled.run.Machine;
import dev.agen.internal.engine.stackful.StackfulFrame;
import dev.agen.internal.finalization.CreationSite;
import dev.agen.internal.protocol.BodyCoroutine;
import dev.agen.internal.protocol.GeneratorHandle;
import dev.agen.internal.protocol.OwnedResources;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes generators and coroutines from bodies, and chooses what executes them: a machine if the
 * body can be compiled, else a thread.
 */
public final class Engines {

  private Engines() {}

  /**
   * Makes a just-started generator.
   *
   * @param <T> the type of what it yields
   * @param <S> the type of what is sent
   * @param <R> the type of the result
   * @param lookup with access to the body's class; null for none
   * @param body the code
   * @param owned closed when the body ends
   * @return the generator
   */
  public static <T extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
      AsyncGenerator<T, S, R> generator(
          @Nullable Lookup lookup, GeneratorBody<T, S, ? extends R> body, AutoCloseable... owned) {
    Objects.requireNonNull(body, "body");
    OwnedResources resources = OwnedResources.of(owned);
    BodyClass type = BodyClass.of(body);
    Machine machine = type.machine(body, false, lookup);
    if (machine != null) {
      machine.prepare(resources);
      return GeneratorHandle.of(machine);
    }
    return GeneratorHandle.of(
        StackfulFrame.of(body, resources, CreationSite.here(), refusal(type, body, lookup)));
  }

  /**
   * Makes a just-started generator of a one-way body, or of any other object that can be compiled
   * like one.
   *
   * @param <T> the type of what it yields
   * @param <S> the type of what is sent
   * @param lookup with access to the body's class; null for none
   * @param body the code
   * @param asGenerator the same code for the stackful engine
   * @param name what to call it if it is not compiled; null for the caller's name
   * @param owned closed when the body ends
   * @return the generator
   */
  public static <T extends @Nullable Object, S extends @Nullable Object>
      AsyncGenerator<T, S, @Nullable Void> oneWay(
          @Nullable Lookup lookup,
          Object body,
          GeneratorBody<T, S, @Nullable Void> asGenerator,
          @Nullable String name,
          AutoCloseable... owned) {
    OwnedResources resources = OwnedResources.of(owned);
    BodyClass type = BodyClass.of(body);
    Machine machine = type.machine(body, true, lookup);
    if (machine != null) {
      machine.prepare(resources);
      return GeneratorHandle.of(machine);
    }
    CreationSite created = name == null ? CreationSite.here() : CreationSite.here(name);
    return GeneratorHandle.of(
        StackfulFrame.of(asGenerator, resources, created, refusal(type, body, lookup)));
  }

  private static Engine refusal(BodyClass type, Object body, @Nullable Lookup lookup) {
    return Objects.requireNonNull(type.refusal(body, true, lookup));
  }

  /**
   * Tells which engine a one-way body has.
   *
   * @param lookup with access to the body's class; null for none
   * @param body the code
   * @return the engine
   */
  public static Engine of(@Nullable Lookup lookup, StreamBody<?> body) {
    Engine refused = BodyClass.of(body).refusal(body, true, lookup);
    return refused == null ? Machine.COMPILED : refused;
  }

  /**
   * Makes a just-started coroutine.
   *
   * @param <T> the type of the result
   * @param lookup with access to the body's class; null for none
   * @param body the code
   * @return the coroutine
   */
  public static <T extends @Nullable Object> Coroutine<T> coroutine(
      @Nullable Lookup lookup, CoroutineBody<? extends T> body) {
    Objects.requireNonNull(body, "body");
    BodyClass type = BodyClass.ofCoroutine(body);
    Machine machine = type.machine(body, false, lookup);
    if (machine != null) {
      machine.prepareCoroutine();
      return BodyCoroutine.of(machine);
    }
    return BodyCoroutine.of(
        StackfulFrame.of(body, CreationSite.here(), refusal(type, body, lookup)));
  }
}
