package dev.agen.benchmarks.report;

/** A reason not to lean on a row. */
public enum Flag {
  /** Still getting faster, or slower, while it was measured. */
  DRIFTING(
      "drifting",
      "in most forks the second half of the iterations differs from the first by"
          + " more than a tenth"),
  /** The rounds disagree. */
  WIDE("wide", "the ratios of the rounds differ by more than a factor of 1.5"),
  /** Too few rounds for a range. */
  FEW("few rounds", "fewer than three rounds, so the range says little");

  private final String label;
  private final String meaning;

  Flag(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** {@return the word for it in tables} */
  public String label() {
    return label;
  }

  /** {@return what it means} */
  public String meaning() {
    return meaning;
  }
}
