package dev.agen.shapes.draw;

import java.util.List;

/**
 * What a switch looks at, and its labels, which cover everything.
 *
 * @param text the selector expression
 * @param labels the labels, in order
 */
record Selector(String text, List<Label> labels) {

  /**
   * One label.
   *
   * @param text as {@code case 1, 2} or {@code default}
   * @param bound what it binds
   */
  record Label(String text, List<Var> bound) {
    Label(String text) {
      this(text, List.of());
    }
  }
}
