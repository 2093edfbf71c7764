package dev.agen.corpus.check;

import dev.agen.Limit;
import dev.agen.corpus.rewrite.Body;
import java.util.Map;

/** What became of a body. */
public sealed interface Outcome {

  /** {@return the body} */
  Body body();

  /**
   * It is compiled, verified and loaded.
   *
   * @param nanos how long each pass took
   */
  record Compiled(Body body, int size, Map<Pass, Long> nanos) implements Outcome {}

  /** The compiler has refused it, as it may. */
  record RefusedBy(Body body, Limit limit, String seen, Map<Pass, Long> nanos) implements Outcome {}

  /** A class that the JVM wants to see is not there. */
  record Absent(Body body, String what) implements Outcome {}

  /** That must not be. */
  record Failed(Body body, Pass pass, String why) implements Outcome {}
}
