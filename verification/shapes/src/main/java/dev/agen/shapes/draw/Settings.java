package dev.agen.shapes.draw;

/**
 * What may be drawn.
 *
 * @param level the version of the language
 * @param strict whether every compiler of bodies has to take the program
 * @param ecj whether ECJ compiles it
 */
record Settings(int level, boolean strict, boolean ecj) {

  boolean hasUnnamed() {
    return level >= 22;
  }
}
