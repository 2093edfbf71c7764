package dev.agen.conformance.run;

import dev.agen.conformance.program.Program;
import java.util.List;

/** A way to turn the functions of a program into bodies of agen. */
public interface Engine {

  /** {@return the name on the command line} */
  String name();

  /** {@return how many functions it has let agen execute otherwise, since they are too large} */
  default int tooLarge() {
    return 0;
  }

  /** {@return how many programs it prepares best together} */
  int batch();

  /**
   * Prepares programs. May be called by several threads at once.
   *
   * @param programs the programs
   * @return the same programs in the same order, ready to run
   */
  List<Prepared> prepare(List<Program> programs);
}
