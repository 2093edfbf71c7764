package dev.agen;

/**
 * Why a body runs on the stackful engine. Each has an identity that does not change, and a page
 * {@code docs/limits/AGEN….md} with an example, the reason, and the way round.
 */
public enum Limit {
  /** The code behind the body object cannot be told: it is neither a lambda nor a plain class. */
  BODY_NOT_FOUND(1),
  /** The class file that declares the body cannot be read, or is not the one that was loaded. */
  CLASS_FILE_NOT_FOUND(2),
  /** The body's package is closed to agen, and no lookup was passed. */
  PACKAGE_CLOSED(3),
  /** The yielder leaves the body: it is stored, captured, returned, or given to unknown code. */
  YIELDER_ESCAPES(4),
  /** A variable holds this body's yielder or something else, depending on the path. */
  YIELDER_MIXED(5),
  /** The body would be suspended while it holds a monitor. */
  IN_SYNCHRONIZED(6),
  /** The yielder is given to a method that could be overridden, or whose code cannot be read. */
  CALL_NOT_FOLLOWED(7),
  /** What {@code y.each(…)} gives is used for something else than a loop. */
  EACH_ESCAPES(8),
  /** The body calls what looks at its caller, as {@code MethodHandles.lookup()} does. */
  CALLER_SENSITIVE(9),
  /** The state machine would be larger than a method may be. */
  TOO_LARGE(10),
  /** The class file is too old to say what its variables hold. */
  OLD_CLASS_FILE(11),
  /** The class file has something in it that is so rare that agen does not rewrite it. */
  UNUSUAL_CODE(12),
  /** The JVM did not take what agen made. That is a mistake of agen's; please report it. */
  REJECTED(13),
  /** The body uses the yielder of another body. */
  FOREIGN_YIELDER(14),
  /** The compiled engine is switched off, or cannot work here. */
  SWITCHED_OFF(15);

  private final String id;

  Limit(int number) {
    id = "AGEN" + (number < 10 ? "00" : "0") + number;
  }

  /** {@return its identity, as {@code AGEN004}} */
  public String id() {
    return id;
  }
}
