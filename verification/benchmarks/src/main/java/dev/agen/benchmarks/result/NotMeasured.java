package dev.agen.benchmarks.result;

/**
 * Something that the report would have rows for, had it been measured.
 *
 * @param question the question, or "all"
 * @param subject what is missing
 * @param reason why
 * @param failed whether it was tried and failed, rather than being absent
 */
public record NotMeasured(String question, String subject, String reason, boolean failed) {

  /** The question of what is missing everywhere. */
  public static final String ALL = "all";

  /**
   * Something that is not there.
   *
   * @param question the question
   * @param subject what is missing
   * @param reason why
   * @return the entry
   */
  public static NotMeasured absent(String question, String subject, String reason) {
    return new NotMeasured(question, subject, reason, false);
  }

  /**
   * Something that was tried.
   *
   * @param question the question
   * @param subject what failed
   * @param reason how
   * @return the entry
   */
  public static NotMeasured failed(String question, String subject, String reason) {
    return new NotMeasured(question, subject, reason, true);
  }
}
