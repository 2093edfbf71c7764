package dev.agen.stream;

import dev.agen.GeneratorExit;
import dev.agen.internal.Rethrow;
import org.jspecify.annotations.Nullable;

/**
 * Says where in a stream an exception was thrown: which operator, at which element. It is added to
 * the exception as a suppressed one, as Python's {@code add_note} adds a note; the exception itself
 * reaches the consumer unchanged (docs/operators.md, rule 4).
 */
public final class StageNote extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** An exception object that is thrown over and over does not grow for ever. */
  private static final int MOST_NOTES = 32;

  /** The operator's name. */
  private final String stage;

  /** Which element; -1 for none. */
  private long element;

  private StageNote(String stage, long element) {
    super(null, null, false, false);
    this.stage = stage;
    this.element = element;
  }

  /** {@return the name of the operator whose function threw} */
  public String stage() {
    return stage;
  }

  /**
   * {@return which element of its source the operator was handling, counted from 0; -1 if it was
   * handling the end, or none}
   */
  public long element() {
    return element;
  }

  @Override
  public String getMessage() {
    return element < 0 ? "in " + stage : "in " + stage + ", element " + element;
  }

  /**
   * Notes on {@code error} that a function of {@code stage} threw it. Written as {@code throw
   * StageNote.on(error, "map")}.
   *
   * @param error what was thrown
   * @param stage the operator's name
   * @return never; {@code error} is thrown
   */
  public static RuntimeException on(Throwable error, String stage) {
    return on(error, stage, -1);
  }

  /**
   * As {@link #on(Throwable, String)}, with the element's number.
   *
   * @param error what was thrown
   * @param stage the operator's name
   * @param element which element, counted from 0
   * @return never; {@code error} is thrown
   */
  public static RuntimeException on(Throwable error, String stage, long element) {
    if (!(error instanceof GeneratorExit) && error.getSuppressed().length < MOST_NOTES) {
      error.addSuppressed(new StageNote(stage, element));
    }
    throw Rethrow.unchecked(error);
  }

  /**
   * Completes the latest note on {@code error}, if it does not tell an element yet.
   *
   * @param error what was thrown
   * @param element which element, counted from 0
   */
  public static void numbered(Throwable error, long element) {
    @Nullable StageNote latest = null;
    for (Throwable suppressed : error.getSuppressed()) {
      if (suppressed instanceof StageNote note) {
        latest = note;
      }
    }
    if (latest != null && latest.element < 0) {
      latest.element = element;
    }
  }
}
