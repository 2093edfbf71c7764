package dev.agen.benchmarks;

import dev.agen.benchmarks.footprint.Children;
import dev.agen.benchmarks.result.Variants;
import java.util.Arrays;
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
          + " which differs from thread to thread. Then one thread fetches one more element of each"
          + " generator, in the order in which they were made.";

  private Footprint() {}

  /**
   * Measures.
   *
   * @param args "--quick" for a hundredth of all numbers; "--only=Q3,Q7"; "--variants=REGEX"
   */
  public static void main(String[] args) {
    int divisor = List.of(args).contains("--quick") ? QUICK : 1;
    List<String> questions = List.of(value(args, "--only=", "Q3,Q7").split(",", -1));
    Variants variants = new Variants(value(args, "--variants=", ""));
    Children children = new Children(GENERATORS / divisor, STREAMS / divisor, questions, variants);
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

  private static String value(String[] args, String option, String otherwise) {
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(option))
        .map(arg -> arg.substring(option.length()))
        .findFirst()
        .orElse(otherwise);
  }
}
