package dev.agen.shapes.draw;

import dev.agen.shapes.script.Script;
import dev.agen.shapes.source.Code;
import dev.agen.shapes.source.Printer;
import java.util.List;
import java.util.Map;

/**
 * A drawn program.
 *
 * @param seed the seed of the run
 * @param number its number in the run
 * @param strict whether its bodies have to be compiled
 * @param code its one compilation unit
 * @param scripts what is done with its body, in this order
 * @param constructs what it is made of, and how often
 */
public record Program(
    long seed,
    int number,
    boolean strict,
    List<Code> code,
    List<Script> scripts,
    Map<Construct, Integer> constructs) {

  /** {@return how it is named to people, and asked for again} */
  public String name() {
    return seed + "/" + number;
  }

  /** {@return the package that all its types are in} */
  public String packageName() {
    return packageName(number);
  }

  /**
   * The package of a program.
   *
   * @param number its number
   * @return the package
   */
  static String packageName(int number) {
    return "c" + number;
  }

  /** {@return the class that is its entrance} */
  public String entry() {
    return packageName() + "." + Programs.ENTRY;
  }

  /** {@return its source} */
  public String source() {
    return Printer.print(code);
  }

  /**
   * The same with other code.
   *
   * @param changed the code
   * @return the program
   */
  public Program withCode(List<Code> changed) {
    return new Program(seed, number, strict, changed, scripts, constructs);
  }

  /**
   * The same with other scripts.
   *
   * @param changed the scripts
   * @return the program
   */
  public Program withScripts(List<Script> changed) {
    return new Program(seed, number, strict, code, changed, constructs);
  }
}
