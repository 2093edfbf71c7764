package dev.agen.shapes.script;

import dev.agen.shapes.world.Texts;
import java.io.Serializable;

/** One thing that a driver does. */
public sealed interface Op extends Serializable {

  /** {@code anext()}; in an await: completes what is pending and goes on. */
  record Next() implements Op {
    @Override
    public String toString() {
      return "next";
    }
  }

  /**
   * {@code asend(value)}; in an await: sends the value there.
   *
   * @param value a value that can be serialized, or null
   */
  @SuppressWarnings("serial") // only serializable values are drawn
  record Send(Object value) implements Op {
    @Override
    public String toString() {
      return "send " + Texts.of(value);
    }
  }

  /**
   * {@code athrow(fault)}; in an await: throws in there.
   *
   * @param fault what to throw
   */
  record Throw(Fault fault) implements Op {
    @Override
    public String toString() {
      return "throw " + fault;
    }
  }

  /** {@code aclose()}; in an await: closes the operation. */
  record Close() implements Op {
    @Override
    public String toString() {
      return "close";
    }
  }
}
