package dev.agen.stress;

import dev.agen.AsyncGenerator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A loop and somebody who looks: the loop does not notice. */
@JCStressTest
@Outcome(id = "null, fine", expect = Expect.ACCEPTABLE, desc = "the loop went to the end")
@State
public class LoopAgainstInspection extends LoopAgainst {

  /** Fresh. */
  public LoopAgainstInspection() {
    super(MANY);
  }

  /** Loops. */
  @Actor
  public void loop(LL_Result result) {
    Throwable error = loop();
    result.r1 = error == null ? null : error.getClass().getSimpleName();
  }

  /** The other. */
  @Actor
  public void other(LL_Result result) {
    for (int i = 0; i < 3; i++) {
      boolean finished = generator.isFinished();
      AsyncGenerator.State state = generator.state();
      if (finished && state == AsyncGenerator.State.CREATED) {
        result.r2 = "not started, yet finished";
      }
      if (generator.frame() == null) {
        result.r2 = "no frame";
      }
    }
  }

  /** Afterwards. */
  @Arbiter
  public void end(LL_Result result) {
    if (result.r2 == null) {
      result.r2 = check(true);
    }
  }
}
