package dev.agen.conformance.program;

import java.util.Optional;

/**
 * How a leaf awaitable behaves.
 *
 * @param suspensions how often it suspends
 * @param value what it evaluates to; none for what was sent in last
 * @param failure what it fails with at its end, instead of evaluating to something
 * @param onThrow what it does with an exception thrown in
 * @param onExit what it does with a GeneratorExit thrown in
 */
public record LeafSpec(
    int suspensions,
    Optional<Value> value,
    Optional<ExceptionSpec> failure,
    Reaction onThrow,
    Reaction onExit) {

  /** Never suspends and evaluates to None; awaited instead of something that is not there. */
  public static final LeafSpec ABSENT =
      new LeafSpec(0, Optional.empty(), Optional.empty(), Reaction.RAISE, Reaction.RAISE);

  /** What a leaf does with an exception that arrives at a suspension. */
  public enum Reaction {
    /** Lets it pass. */
    RAISE,
    /** Ends with a value. */
    RETURN,
    /** Fails with another exception. */
    OTHER,
    /** Goes on as if null had been sent. */
    SWALLOW
  }
}
