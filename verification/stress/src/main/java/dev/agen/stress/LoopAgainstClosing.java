package dev.agen.stress;

import dev.agen.AlreadyRunningException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A loop and an aclose: it is refused or ends the loop; no value is lost, cleanup runs once. */
@JCStressTest
@Outcome(id = "null, fine", expect = Expect.ACCEPTABLE, desc = "the loop went to the end")
@State
public class LoopAgainstClosing extends LoopAgainst {

  /** Fresh. */
  public LoopAgainstClosing() {
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
    try {
      generator.aclose().await();
    } catch (AlreadyRunningException refused) {
      // the loop is in the middle of its step
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
