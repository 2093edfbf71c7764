package dev.agen.benchmarks.result;

import java.util.regex.Pattern;

/**
 * Which cases a run is about.
 *
 * @param pattern a regular expression that is looked for in the case's {@link CaseId#key()}: {@code
 *     Q1 kotlin_sequence bodies=8}; Python and JavaScript read it, too
 */
public record Variants(String pattern) {

  /** All cases. */
  public static final Variants ALL = new Variants("");

  /**
   * {@return whether a case is one of them}
   *
   * @param id the case
   */
  public boolean include(CaseId id) {
    return Pattern.compile(pattern).matcher(id.key()).find();
  }
}
