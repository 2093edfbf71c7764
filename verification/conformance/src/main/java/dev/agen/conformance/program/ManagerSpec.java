package dev.agen.conformance.program;

/** What {@code async with} works on. */
public sealed interface ManagerSpec {

  /** {@code asynccontextmanager} over a new generator, stored as {@code id}. */
  record FromGenerator(String function, String id) implements ManagerSpec {}

  /** {@code aclosing} of a stored generator. */
  record Closing(String generator) implements ManagerSpec {}
}
