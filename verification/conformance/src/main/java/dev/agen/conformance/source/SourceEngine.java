package dev.agen.conformance.source;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.Limit;
import dev.agen.NotCompiledException;
import dev.agen.conformance.program.Program;
import dev.agen.conformance.run.Activation;
import dev.agen.conformance.run.Bodies;
import dev.agen.conformance.run.Engine;
import dev.agen.conformance.run.Prepared;
import dev.agen.conformance.run.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Bodies that are plain Java, written and compiled for the purpose. Nothing is kept of a batch but
 * what its programs refer to, so that the generated classes are unloaded after their runs.
 */
public final class SourceEngine implements Engine {

  private static final int BATCH = 200;

  private final String name;
  private final Predicate<? super dev.agen.Engine> accepted;
  private final AtomicInteger tooLarge;

  /**
   * Makes one.
   *
   * @param name its name on the command line
   * @param accepted whether agen may execute a body like that
   */
  SourceEngine(String name, Predicate<? super dev.agen.Engine> accepted) {
    this(name, accepted, new AtomicInteger());
  }

  private SourceEngine(
      String name, Predicate<? super dev.agen.Engine> accepted, AtomicInteger tooLarge) {
    this.name = name;
    this.accepted = accepted;
    this.tooLarge = tooLarge;
  }

  /** {@return one that lets agen execute the bodies as it can} */
  public static SourceEngine lenient() {
    return new SourceEngine("source", engine -> true);
  }

  /**
   * {@return one that refuses bodies that agen does not compile} But for those that are too large:
   * javac writes a finally block for each way out of it, so that a page of a program may be more
   * than a method can be. They are counted.
   */
  public static SourceEngine strict() {
    AtomicInteger tooLarge = new AtomicInteger();
    return new SourceEngine(
        "compiled",
        engine -> {
          if (engine instanceof dev.agen.Engine.Stackful stackful
              && stackful.limit() == Limit.TOO_LARGE) {
            tooLarge.incrementAndGet();
            return true;
          }
          return engine.isCompiled();
        },
        tooLarge);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int tooLarge() {
    return tooLarge.get();
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public List<Prepared> prepare(List<Program> programs) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (Program program : programs) {
      String type = "P" + sources.size();
      sources.put(type, SourceWriter.write(program, type));
    }
    ClassLoader loader = ProgramCompiler.compile(sources);
    List<Prepared> prepared = new ArrayList<>();
    for (Program program : programs) {
      GeneratedProgram generated = load(loader, "P" + prepared.size());
      prepared.add(new Loaded(program, generated, accepted));
    }
    return prepared;
  }

  private static GeneratedProgram load(ClassLoader loader, String type) {
    try {
      return loader
          .loadClass(SourceWriter.PACKAGE + "." + type)
          .asSubclass(GeneratedProgram.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A program whose class is loaded. */
  record Loaded(
      Program program, GeneratedProgram generated, Predicate<? super dev.agen.Engine> accepted)
      implements Prepared {

    @Override
    public Bodies bodies(World world) {
      return new Called(this, world);
    }
  }

  private record Called(Loaded loaded, World world) implements Bodies {

    @Override
    public AsyncGenerator<Object, Object, Object> generator(String function, String id) {
      return loaded.generated().generator(function, activation(id));
    }

    @Override
    public Coroutine<Object> coroutine(String function, String id) {
      return loaded.generated().coroutine(function, activation(id));
    }

    private Activation activation(String id) {
      return new Activation(world, loaded.program(), id);
    }

    /** Calls each function, without running it, to ask agen what would execute it. */
    @Override
    public List<Refusal> refusals() {
      List<Refusal> refusals = new ArrayList<>();
      for (String name : loaded.program().generators().keySet()) {
        refusal(name, () -> generator(name, name).engine()).ifPresent(refusals::add);
      }
      for (String name : loaded.program().coroutines().keySet()) {
        refusal(name, () -> coroutine(name, name).engine()).ifPresent(refusals::add);
      }
      return refusals;
    }

    private Optional<Refusal> refusal(String function, Supplier<dev.agen.Engine> question) {
      return Optional.of(answer(question))
          .filter(Predicate.not(loaded.accepted()))
          .map(engine -> new Refusal(function, reason(engine)));
    }

    private static dev.agen.Engine answer(Supplier<dev.agen.Engine> question) {
      try {
        return question.get();
      } catch (NotCompiledException e) {
        return e.refusal();
      }
    }

    private static String reason(dev.agen.Engine engine) {
      return engine instanceof dev.agen.Engine.Stackful stackful
          ? stackful.message()
          : engine.toString();
    }
  }
}
