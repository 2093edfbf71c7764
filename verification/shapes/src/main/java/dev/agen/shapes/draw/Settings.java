package dev.agen.shapes.draw;

/**
 * What may be drawn.
 *
 * @param level the version of the language
 * @param strict whether every compiler of bodies has to take the program
 */
record Settings(int level, boolean strict) {

  boolean hasUnnamed() {
    return level >= 22;
  }
}
