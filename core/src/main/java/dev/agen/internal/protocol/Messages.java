package dev.agen.internal.protocol;

/** The texts of SEMANTICS table L, verbatim, so that they can be read together. */
final class Messages {

  private Messages() {}

  static String justStarted(String kind) {
    return "can't send non-None value to a just-started " + kind; // L1, L2, L3
  }

  static String reused(String what) {
    return "cannot reuse already awaited " + what; // L4, L5, L6
  }

  static String ignoredExit(String kind) {
    return kind + " ignored GeneratorExit"; // L13, L14
  }

  static String raised(String kind, String exception) {
    return kind + " raised " + exception; // L16, L17, L18
  }
}
