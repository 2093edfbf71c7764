package dev.agen.benchmarks.questions;

import dev.agen.benchmarks.result.NotMeasured;
import java.util.List;

/** What has no benchmark here although somebody might look for it, and why. */
public final class LeftOut {

  private LeftOut() {}

  /** {@return all of it; agen's own gaps are not here} */
  public static List<NotMeasured> all() {
    return List.of(
        NotMeasured.absent(
            NotMeasured.ALL,
            "Jox flows",
            "no version of com.softwaremill.jox:flows could be resolved when this was written, and"
                + " its class files want --enable-preview; Jox's channels are measured, in the"
                + " newest version that could be resolved whole"),
        NotMeasured.absent(
            "Q2",
            "Jox, java.util.stream",
            "they have no await: blocking a virtual thread is measured as vthread"),
        NotMeasured.absent("Q2", "Pekko, a chain of ten", "it has no coroutines"),
        NotMeasured.absent(
            "Q3", "Kotlin sequences, closing half-way", "they cannot be closed: no finally runs"),
        NotMeasured.absent(
            "Q5",
            "Jox channels, virtual threads, Tascalate",
            "they have none of the operators, or not all of them"),
        NotMeasured.absent(
            "Q6", "Jox, mapConcurrent", "it is an operator of its flows, not of its channels"),
        NotMeasured.absent("Q6", "java.util.stream, merging", "it merges nothing"),
        NotMeasured.absent("Q6", "Tascalate", "it has no such operators"),
        NotMeasured.absent("Q7", "java.util.stream", "its streams cannot wait for a timer"));
  }
}
