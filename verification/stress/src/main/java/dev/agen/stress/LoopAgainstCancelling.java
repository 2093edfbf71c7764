package dev.agen.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A loop and a cancel: the loop ends somehow, no value is lost, cleanup runs once. */
@JCStressTest
@Outcome(id = "null, fine", expect = Expect.ACCEPTABLE, desc = "the loop went to the end")
@Outcome(
    id = "(CancellationException|InterruptedException), fine",
    expect = Expect.ACCEPTABLE,
    desc = "cancelled in a step")
@State
public class LoopAgainstCancelling extends LoopAgainst {

  /** Fresh. */
  public LoopAgainstCancelling() {
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
    generator.cancel().join();
    if (!generator.isFinished()) {
      result.r2 = "not finished";
    }
  }

  /** Afterwards. */
  @Arbiter
  public void end(LL_Result result) {
    if (result.r2 == null) {
      result.r2 = check(false);
    }
  }
}
