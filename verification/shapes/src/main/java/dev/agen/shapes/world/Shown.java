package dev.agen.shapes.world;

/** Knows its text in traces. */
public interface Shown {

  /** {@return the text; the same in every run} */
  String shown();
}
