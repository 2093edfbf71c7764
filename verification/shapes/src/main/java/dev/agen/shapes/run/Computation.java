package dev.agen.shapes.run;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.CoroutineBody;
import dev.agen.GeneratorBody;
import dev.agen.StreamBody;
import dev.agen.shapes.script.Op;
import dev.agen.shapes.world.World;

/** What a body was made into: a generator, or a coroutine. */
sealed interface Computation {

  /** {@return the awaitable of an operation that is begun by {@code op}} */
  Coroutine<?> begin(Op op, String name);

  /** {@return whether the body has ended} */
  boolean hasEnded();

  /** {@return where it stands} */
  String state();

  @SuppressWarnings("unchecked") // nobody looks at the values
  static Computation of(Object body, World world) {
    return switch (body) {
      case GeneratorBody<?, ?, ?> code ->
          new Generator(world.generator((GeneratorBody<Object, Object, Object>) code));
      case StreamBody<?> code -> new Generator(world.stream((StreamBody<Object>) code));
      case CoroutineBody<?> code -> new Once(world.coroutine((CoroutineBody<Object>) code));
      default -> throw new IllegalStateException("no body: " + body.getClass());
    };
  }

  /** A generator: each operation is a new awaitable. */
  record Generator(AsyncGenerator<?, ?, ?> generator) implements Computation {
    @Override
    @SuppressWarnings("unchecked") // sending something else is part of the test
    public Coroutine<?> begin(Op op, String name) {
      return switch (op) {
        case Op.Next _ -> generator.anext();
        case Op.Send send -> ((AsyncGenerator<?, Object, ?>) generator).asend(send.value());
        case Op.Throw fault -> generator.athrow(fault.fault().make(name));
        case Op.Close _ -> generator.aclose();
      };
    }

    @Override
    public boolean hasEnded() {
      return generator.isFinished();
    }

    @Override
    public String state() {
      return generator.state().name();
    }
  }

  /** A coroutine: it is driven itself. */
  final class Once implements Computation {
    private final Coroutine<?> coroutine;
    private boolean begun;

    Once(Coroutine<?> coroutine) {
      this.coroutine = coroutine;
    }

    @Override
    public Coroutine<?> begin(Op op, String name) {
      begun = true;
      return coroutine;
    }

    /** Begun once, it is in flight until it has ended. */
    @Override
    public boolean hasEnded() {
      return begun;
    }

    @Override
    public String state() {
      return begun ? "BEGUN" : "CREATED";
    }
  }
}
