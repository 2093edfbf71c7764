package dev.agen.benchmarks;

import dev.agen.benchmarks.footprint.Children;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How much memory does a suspended generator hold (question 3), and how much memory and how many
 * threads do streams that wait (question 7)? Prints JSON.
 */
public final class Footprint {

  private static final int GENERATORS = 1_000_000;
  private static final int STREAMS = 10_000;
  private static final int QUICK = 100;

  private static final String HOW =
      "Each row is from a JVM of its own. The heap is what is used after a collection less what was"
          + " used before, per generator or stream. A million generators are made, but only a"
          + " hundred thousand of those with a thread or a buffer each; the million is computed."
          + " JOL's figure is what can be reached from one generator and not from another one of"
          + " its kind; where there is a thread behind, the stack of that one thread is in it,"
          + " which differs from thread to thread.";

  private Footprint() {}

  /**
   * Measures.
   *
   * @param args "--quick" for a hundredth of all numbers
   */
  public static void main(String[] args) {
    int divisor = List.of(args).contains("--quick") ? QUICK : 1;
    Children children = new Children(GENERATORS / divisor, STREAMS / divisor);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("howItIsMeasured", divisor == 1 ? HOW : HOW + " Here, a hundredth of all numbers.");
    all.put("suspendedGenerators", children.suspended());
    all.put("streamsThatWait", children.waiting());
    System.out.println(
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(all));
  }
}
