package dev.agen.conformance.run;

/** A program that an engine has made ready to run, any number of times. */
@FunctionalInterface
public interface Prepared {

  /**
   * {@return the program's functions}
   *
   * @param world what the bodies of this run work on
   */
  Bodies bodies(World world);
}
