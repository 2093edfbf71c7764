package dev.agen;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What executes a body. Both engines do the same; the compiled one is faster and needs no thread.
 *
 * <p>Nobody needs to know. Those who want to ask {@link AsyncStream#engine()}, {@link
 * AsyncGenerator#engine()} or {@link Coroutine#engine()}. The system property {@code agen.engine}
 * chooses: {@code auto} (the default) compiles what can be compiled, {@code stackful} nothing, and
 * {@code compiled} throws {@link NotCompiledException} where a body cannot be compiled.
 */
public sealed interface Engine {

  /** {@return whether the body is a state machine} */
  boolean isCompiled();

  /**
   * The body has been rewritten into a state machine. It runs on whichever thread drives it; a
   * suspended one is an object and nothing else.
   */
  record Compiled() implements Engine {
    @Override
    public boolean isCompiled() {
      return true;
    }

    @Override
    public String toString() {
      return "compiled";
    }
  }

  /**
   * The body runs on a virtual thread of its own, because it could not be rewritten.
   *
   * @param limit what stood in the way; its page in docs/limits tells the way round
   * @param seen what was seen, in one clause
   * @param where the line of the body it was seen at; null if it is not about a line
   */
  record Stackful(Limit limit, String seen, @Nullable StackTraceElement where) implements Engine {

    /** Needs a limit and a text. */
    public Stackful {
      Objects.requireNonNull(limit, "limit");
      Objects.requireNonNull(seen, "seen");
    }

    @Override
    public boolean isCompiled() {
      return false;
    }

    /** {@return one line for people: the limit's identity, what was seen, where} */
    public String message() {
      return limit.id() + ": " + seen + (where == null ? "" : " at " + where);
    }

    @Override
    public String toString() {
      return "stackful (" + message() + ")";
    }
  }
}
