package dev.agen.stress;

import dev.agen.AlreadyRunningException;
import dev.agen.AsyncGenerator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * What a thread wrote before its step is seen by the body in that step and in every later one,
 * though the fields are plain. The body yields ten times the number of the step plus what it sees.
 */
@JCStressTest
@Outcome(id = "11, 23", expect = Expect.ACCEPTABLE, desc = "first, then second: it sees both")
@Outcome(id = "23, 12", expect = Expect.ACCEPTABLE, desc = "second, then first: it sees both")
@Outcome(id = "1[13], -1", expect = Expect.ACCEPTABLE, desc = "the second was refused")
@Outcome(id = "-1, 1[23]", expect = Expect.ACCEPTABLE, desc = "the first was refused")
@Outcome(id = "13, 23", expect = Expect.ACCEPTABLE, desc = "racing plain reads")
@Outcome(id = "23, 13", expect = Expect.ACCEPTABLE, desc = "racing plain reads")
@State
public class Publication {

  private int one;
  private int two;

  private final AsyncGenerator<Integer, Object, Object> generator =
      AsyncGenerator.of(y -> {
        for (int step = 1; ; step++) {
          y.yield(10 * step + one + two);
        }
      });

  private int step() {
    try {
      return generator.anext().await();
    } catch (AlreadyRunningException refused) {
      return Counting.REFUSED;
    }
  }

  /** Writes, then steps. */
  @Actor
  public void first(II_Result result) {
    one = 1;
    result.r1 = step();
  }

  /** Writes, then steps. */
  @Actor
  public void second(II_Result result) {
    two = 2;
    result.r2 = step();
  }

  /** Afterwards. */
  @Arbiter
  public void end(II_Result result) {
    generator.close();
  }
}
