package dev.agen.benchmarks.report;

import dev.agen.benchmarks.result.CaseId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * agen beside a peer.
 *
 * @param ours agen's case
 * @param theirs the peer's
 * @param ratio agen's time divided by the peer's, pair by pair
 * @param ourNanos agen's times
 * @param theirNanos the peer's times
 * @param ourBytes what agen allocates per element; null if not counted
 * @param theirBytes what the peer allocates per element; null if not counted
 * @param flags reasons not to lean on it
 */
public record Row(
    CaseId ours,
    CaseId theirs,
    Spread ratio,
    Spread ourNanos,
    Spread theirNanos,
    @Nullable Double ourBytes,
    @Nullable Double theirBytes,
    Set<Flag> flags) {

  /** {@return the question} */
  public String question() {
    return ours.question();
  }

  /** {@return whether agen is the slower one} */
  public boolean isLoss() {
    return ratio.median() > 1;
  }

  /** {@return whether the figures disagree among themselves} */
  public boolean isUnstable() {
    return flags.contains(Flag.DRIFTING) || flags.contains(Flag.WIDE);
  }

  /** {@return the parameters of both} */
  public String paramsText() {
    return ours.params().size() >= theirs.params().size() ? ours.paramsText() : theirs.paramsText();
  }

  /** {@return one line that identifies the row across runs} */
  public String key() {
    return (question() + " " + ours.name() + " / " + theirs.name() + " " + paramsText()).strip();
  }
}
