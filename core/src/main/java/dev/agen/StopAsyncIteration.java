package dev.agen;

import org.jspecify.annotations.Nullable;

/**
 * The end of an asynchronous iteration: an operation on a generator that has ended fails with it,
 * the first time with the body's result as its value (PEP 828), later without (SEMANTICS B6). A
 * generator's body that lets one escape fails with an {@link IllegalStateException} whose cause it
 * is (G1); a coroutine's body lets it pass (A15).
 */
public class StopAsyncIteration extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The result; not serialized. */
  private final transient @Nullable Object value;

  /** Without a result. */
  public StopAsyncIteration() {
    this(null);
  }

  /**
   * With a result.
   *
   * @param value the result; may be null
   */
  public StopAsyncIteration(@Nullable Object value) {
    this(value, true);
  }

  private StopAsyncIteration(@Nullable Object value, boolean writableStackTrace) {
    super(null, null, writableStackTrace, writableStackTrace);
    this.value = value;
  }

  /**
   * One without a stack trace, for implementations of {@link AsyncIterator}: it says "the end", not
   * where. Cheap.
   *
   * @param value the result; may be null
   * @return a new instance
   */
  public static StopAsyncIteration stackless(@Nullable Object value) {
    return new StopAsyncIteration(value, false);
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
