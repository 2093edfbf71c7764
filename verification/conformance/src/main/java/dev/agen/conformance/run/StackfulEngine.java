package dev.agen.conformance.run;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.conformance.program.Function;
import dev.agen.conformance.program.Program;

/** Bodies that interpret the statements, with their Java stack kept while they are suspended. */
final class StackfulEngine implements Engine {

  @Override
  public String name() {
    return "stackful";
  }

  @Override
  public Bodies bodies(Program program, World world) {
    return new Bodies() {
      @Override
      public AsyncGenerator<Object, Object, Object> generator(String name, String id) {
        Function function = program.generators().get(name);
        return AsyncGenerator.of(y -> {
          Activation.ofGenerator(world, id, y).run(function);
          return null;
        });
      }

      @Override
      public Coroutine<Object> coroutine(String name, String id) {
        Function function = program.coroutines().get(name);
        return Coroutine.of(c -> Activation.ofCoroutine(world, id, c).run(function));
      }
    };
  }
}
