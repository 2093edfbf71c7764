package dev.agen.conformance.run;

/** Ends the bodies of a run that is over or takes too long; no except clause catches it. */
final class TooLong extends Error {

  private static final long serialVersionUID = 1L;

  TooLong() {
    super(null, null, true, false);
  }
}
