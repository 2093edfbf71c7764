package dev.agen.shapes.check;

import java.io.Serializable;
import java.util.List;

/** What a process that runs batches says to the one that made it. */
sealed interface Message extends Serializable {

  /** A program is about to be run. */
  record Begin(String program) implements Message {}

  /** All programs of the batch have been run. */
  record Done(List<Verdict> verdicts) implements Message {}

  /** A program did not end; the process ends. */
  record Hung(String text) implements Message {}
}
