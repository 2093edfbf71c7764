package dev.agen.conformance.run;

import dev.agen.conformance.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A way to turn the functions of a program into bodies of agen. */
public interface Engine {

  /** Those that exist, the usual one first. */
  List<Engine> ALL = List.of(new StackfulEngine());

  /**
   * {@return the engine of that name, if there is one}
   *
   * @param name the name, as on the command line
   */
  static Optional<Engine> named(String name) {
    return ALL.stream().filter(engine -> engine.name().equals(name)).findAny();
  }

  /** {@return the names of those that exist} */
  static String names() {
    return ALL.stream().map(Engine::name).collect(Collectors.joining(", "));
  }

  /** {@return the name on the command line} */
  String name();

  /**
   * Prepares the functions of a program.
   *
   * @param program the program
   * @param world what its bodies work on
   * @return the functions
   */
  Bodies bodies(Program program, World world);
}
