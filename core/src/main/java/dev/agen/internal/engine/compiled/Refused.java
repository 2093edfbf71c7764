package dev.agen.internal.engine.compiled;

import dev.agen.Engine;
import dev.agen.Limit;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A pass cannot go on: the body stays on the stackful engine. */
public final class Refused extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Engine.Stackful why;

  /**
   * About a line.
   *
   * @param limit what stands in the way
   * @param seen what was seen, in one clause
   * @param where the line
   */
  public Refused(Limit limit, String seen, @Nullable StackTraceElement where) {
    super(seen, null, false, false);
    why = new Engine.Stackful(limit, seen, where);
  }

  /**
   * About the whole body.
   *
   * @param limit what stands in the way
   * @param seen what was seen, in one clause
   */
  public Refused(Limit limit, String seen) {
    this(limit, seen, null);
  }

  /** {@return what to tell the user} */
  public Engine.Stackful why() {
    return why;
  }
}
