package dev.agen.protocol;

import static dev.agen.fixtures.Leaf.susp;

import dev.agen.AsyncGenerator;
import dev.agen.GeneratorExit;
import java.util.function.Supplier;

/** The generators of group I: setup-I1 in SEMANTICS. */
final class SetupI1 {

  private final DropScript script;

  SetupI1(DropScript script) {
    this.script = script;
  }

  AsyncGenerator<Object, Object, Object> h() {
    return AsyncGenerator.of(y -> {
      try {
        y.yield(1);
        y.yield(2);
        return null;
      } finally {
        script.log("finally");
      }
    });
  }

  AsyncGenerator<Object, Object, Object> haw() {
    return AsyncGenerator.of(y -> {
      try {
        y.yield(1);
        return null;
      } finally {
        script.log("finally: before await");
        y.await(susp("f"));
        script.log("finally: after await");
      }
    });
  }

  static AsyncGenerator<Object, Object, Object> bare() {
    return AsyncGenerator.of(y -> {
      y.yield(1);
      y.yield(2);
      return null;
    });
  }

  /** Refuses to end once. */
  AsyncGenerator<Object, Object, Object> ref() {
    return AsyncGenerator.of(y -> {
      try {
        y.yield(1);
      } catch (GeneratorExit refused) {
        script.log("refusing");
      }
      try {
        y.yield(2);
        return null;
      } finally {
        script.log("second finally");
      }
    });
  }

  static AsyncGenerator<Object, Object, Object> start(AsyncGenerator<Object, Object, Object> g) {
    g.anext().await();
    return g;
  }

  /** Starts a generator; afterwards nothing on the stack refers to it. */
  static void startAndDrop(Supplier<AsyncGenerator<Object, Object, Object>> maker) {
    start(maker.get());
  }
}
