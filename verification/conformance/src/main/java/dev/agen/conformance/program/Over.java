package dev.agen.conformance.program;

/** What an asynchronous loop goes over. */
public sealed interface Over {

  /** A new generator, stored as {@code id}. */
  record New(String function, String id) implements Over {}

  /** A stored generator. */
  record Stored(String generator) implements Over {}
}
