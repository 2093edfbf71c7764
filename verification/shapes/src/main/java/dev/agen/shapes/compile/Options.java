package dev.agen.shapes.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How a batch of programs is compiled.
 *
 * @param toolchain the compiler
 * @param debug {@code -g…}, empty for the compiler's default
 * @param release the version of the language and of the class files
 * @param assertions whether assertions are enabled when it runs
 */
public record Options(Toolchain toolchain, String debug, int release, boolean assertions) {

  private static final List<String> DEBUG = List.of("", "", "-g", "-g:none", "-g:source,lines");
  private static final int LATEST = 25;
  private static final int OLDER = 21;

  /**
   * Draws options.
   *
   * @param seed the seed of the run
   * @param batch the number of the batch
   * @param ecj how many of a hundred batches ECJ compiles
   * @return the options
   */
  public static Options draw(long seed, int batch, int ecj) {
    SplittableRandom random = new SplittableRandom(31 * seed + batch);
    return new Options(
        random.nextInt(100) < ecj ? Toolchain.ECJ : Toolchain.JAVAC,
        DEBUG.get(random.nextInt(DEBUG.size())),
        random.nextInt(100) < 25 ? OLDER : LATEST,
        random.nextBoolean());
  }

  /** {@return whether ECJ compiles, which refuses some valid programs} */
  public boolean isEcj() {
    return toolchain == Toolchain.ECJ;
  }

  /** {@return the same with javac} */
  public Options withJavac() {
    return new Options(Toolchain.JAVAC, debug, release, assertions);
  }

  /** {@return the arguments for the compiler} */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (!debug.isEmpty()) {
      arguments.add(debug);
    }
    arguments.add("--release");
    arguments.add(String.valueOf(release));
    arguments.add("-cp");
    arguments.add(ClassPath.TEXT);
    return arguments;
  }

  @Override
  public String toString() {
    return (toolchain + " " + debug).strip()
        + " --release "
        + release
        + (assertions ? " (run with -ea)" : " (run with -da)");
  }
}
