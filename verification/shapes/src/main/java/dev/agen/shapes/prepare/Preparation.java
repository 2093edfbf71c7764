package dev.agen.shapes.prepare;

import dev.agen.shapes.compile.BatchCompiler;
import dev.agen.shapes.compile.CompilationException;
import dev.agen.shapes.compile.Options;
import dev.agen.shapes.draw.Program;
import dev.agen.shapes.draw.Programs;
import dev.agen.shapes.run.Batch;
import dev.agen.shapes.run.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws and compiles. What a program is and how it is compiled depends on the seed and its number
 * alone, whatever is prepared with it. For one thread at a time.
 */
public final class Preparation {

  /** How many programs have their compiler and its options in common. */
  public static final int SIZE = 25;

  /** Every so many programs one has in it what need not be compiled. */
  private static final int LOOSE = 8;

  private final Settings settings;
  private final BatchCompiler compiler = new BatchCompiler();

  /**
   * What to draw.
   *
   * @param seed the seed of the run
   * @param strict whether all bodies have to be compiled
   * @param ecj how many of a hundred batches ECJ compiles
   */
  public record Settings(long seed, boolean strict, int ecj) {}

  /**
   * Makes one.
   *
   * @param settings what to draw
   */
  public Preparation(Settings settings) {
    this.settings = settings;
  }

  /**
   * Prepares the programs of a batch.
   *
   * @param batch the number of the batch
   * @param end the number after the last program that is wanted
   * @return the programs
   */
  public Prepared batch(int batch, int end) {
    Options options = options(batch);
    List<Program> programs = new ArrayList<>();
    for (int i = batch * SIZE; i < Math.min(end, (batch + 1) * SIZE); i++) {
      programs.add(draw(i, options));
    }
    return prepare(programs, options);
  }

  /**
   * Prepares one program.
   *
   * @param number its number
   * @return the program
   */
  public Prepared one(int number) {
    Options options = options(number / SIZE);
    return prepare(List.of(draw(number, options)), options);
  }

  /**
   * Draws one program.
   *
   * @param number its number
   * @return the program, not compiled
   */
  Program drawn(int number) {
    return draw(number, options(number / SIZE));
  }

  private Options options(int batch) {
    return Options.draw(settings.seed(), batch, settings.ecj());
  }

  private Program draw(int number, Options options) {
    boolean loose = !settings.strict() && number % LOOSE == LOOSE - 1;
    return Programs.draw(settings.seed(), number, options.release(), !loose, options.isEcj());
  }

  /**
   * Compiles programs.
   *
   * @param programs the programs
   * @param options how
   * @return the programs, ready to be run
   */
  public Prepared prepare(List<Program> programs, Options options) {
    try {
      return prepared(programs, options, compile(programs, options), 0, List.of());
    } catch (CompilationException e) {
      return oneByOne(programs, options);
    }
  }

  private Map<String, byte[]> compile(List<Program> programs, Options options)
      throws CompilationException {
    Map<String, String> sources = new TreeMap<>();
    programs.forEach(program -> sources.put(program.entry(), program.source()));
    return compiler.compile(sources, options);
  }

  private Prepared oneByOne(List<Program> programs, Options options) {
    List<Program> valid = new ArrayList<>();
    Map<String, byte[]> classes = new TreeMap<>();
    List<String> invalid = new ArrayList<>();
    int refused = 0;
    for (Program program : programs) {
      try {
        classes.putAll(compile(List.of(program), options));
        valid.add(program);
      } catch (CompilationException e) {
        if (!options.isEcj()) {
          invalid.add(program.name() + " is not valid: " + e.getMessage());
          continue;
        }
        refused++;
        try {
          classes.putAll(compile(List.of(program), options.withJavac()));
          valid.add(program);
        } catch (CompilationException again) {
          invalid.add(program.name() + " is not valid: " + again.getMessage());
        }
      }
    }
    return prepared(valid, options, classes, refused, invalid);
  }

  private static Prepared prepared(
      List<Program> programs,
      Options options,
      Map<String, byte[]> classes,
      int refused,
      List<String> invalid) {
    List<Job> jobs =
        programs.stream()
            .map(program -> new Job(program.name(), program.entry(), program.scripts()))
            .toList();
    Batch batch = new Batch(classes, options.assertions(), jobs);
    return new Prepared(programs, options, batch, refused, invalid);
  }
}
