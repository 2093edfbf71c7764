package dev.agen.conformance.run;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.conformance.program.Function;
import dev.agen.conformance.program.Program;
import java.util.ArrayList;
import java.util.List;

/** Bodies that interpret the statements, with their Java stack kept while they are suspended. */
public final class StackfulEngine implements Engine {

  /** Makes one. */
  public StackfulEngine() {}

  @Override
  public String name() {
    return "stackful";
  }

  @Override
  public int batch() {
    return 1;
  }

  @Override
  public List<Prepared> prepare(List<Program> programs) {
    List<Prepared> prepared = new ArrayList<>();
    for (Program program : programs) {
      prepared.add(world -> new Interpreted(program, world));
    }
    return prepared;
  }

  private record Interpreted(Program program, World world) implements Bodies {

    @Override
    public AsyncGenerator<Object, Object, Object> generator(String name, String id) {
      Function function = program.generators().get(name);
      return AsyncGenerator.of(y -> {
        Interpretation.ofGenerator(activation(id), y).run(function);
        return null;
      });
    }

    @Override
    public Coroutine<Object> coroutine(String name, String id) {
      Function function = program.coroutines().get(name);
      return Coroutine.of(c -> Interpretation.ofCoroutine(activation(id), c).run(function));
    }

    private Activation activation(String id) {
      return new Activation(world, program, id);
    }
  }
}
