package dev.agen.stress;

import dev.agen.AsyncGenerator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Two threads step one generator, then a third step follows: at least one goes through, no value is
 * given twice or lost, and the generator stays usable (F2, F3, F15).
 */
@JCStressTest
@Outcome(id = "1, 2, 3", expect = Expect.ACCEPTABLE, desc = "one after the other")
@Outcome(id = "2, 1, 3", expect = Expect.ACCEPTABLE, desc = "one after the other")
@Outcome(id = "1, -1, 2", expect = Expect.ACCEPTABLE, desc = "the second was refused")
@Outcome(id = "-1, 1, 2", expect = Expect.ACCEPTABLE, desc = "the first was refused")
@State
public class TwoDrives {

  private final AsyncGenerator<Integer, Object, Object> generator = Counting.generator();

  /** One thread. */
  @Actor
  public void first(III_Result result) {
    result.r1 = Counting.step(generator);
  }

  /** The other. */
  @Actor
  public void second(III_Result result) {
    result.r2 = Counting.step(generator);
  }

  /** Afterwards. */
  @Arbiter
  public void then(III_Result result) {
    result.r3 = Counting.step(generator);
    generator.close();
  }
}
