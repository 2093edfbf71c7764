package dev.agen;

import org.jspecify.annotations.Nullable;

/**
 * The completion of a {@link Coroutine} that is driven by hand; carries the result. A body that
 * lets one escape fails with an {@link IllegalStateException} whose cause it is (SEMANTICS A15,
 * G2).
 */
public class StopIteration extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The result; not serialized. */
  private final transient @Nullable Object value;

  /** Without a result. */
  public StopIteration() {
    this(null);
  }

  /**
   * With a result.
   *
   * @param value the result; may be null
   */
  public StopIteration(@Nullable Object value) {
    this(value, true);
  }

  private StopIteration(@Nullable Object value, boolean writableStackTrace) {
    super(null, null, writableStackTrace, writableStackTrace);
    this.value = value;
  }

  /**
   * One without a stack trace, for implementations of {@link Coroutine}: it says "complete", not
   * where. Cheap.
   *
   * @param value the result; may be null
   * @return a new instance
   */
  public static StopIteration stackless(@Nullable Object value) {
    return new StopIteration(value, false);
  }

  /** {@return the result} */
  public @Nullable Object value() {
    return value;
  }

  /** {@return the result as text, null without one} */
  @Override
  public @Nullable String getMessage() {
    return value == null ? null : String.valueOf(value);
  }
}
