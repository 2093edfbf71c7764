package dev.agen.conformance.run;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.conformance.program.Program;
import java.util.List;

/** An engine with a planted mistake: a coroutine logs something before it starts. */
public final class FaultyEngine implements Engine {

  private final Engine sound = new StackfulEngine();

  /** Makes one. */
  public FaultyEngine() {}

  @Override
  public String name() {
    return "faulty";
  }

  @Override
  public int batch() {
    return 1;
  }

  @Override
  public List<Prepared> prepare(List<Program> programs) {
    return sound.prepare(programs).stream().map(FaultyEngine::faulty).toList();
  }

  private static Prepared faulty(Prepared sound) {
    return world -> {
      Bodies bodies = sound.bodies(world);
      return new Bodies() {
        @Override
        public AsyncGenerator<Object, Object, Object> generator(String function, String id) {
          return bodies.generator(function, id);
        }

        @Override
        public Coroutine<Object> coroutine(String function, String id) {
          return Coroutine.of(c -> {
            world.trace().event("log", id, 99);
            return c.await(bodies.coroutine(function, id));
          });
        }
      };
    };
  }
}
