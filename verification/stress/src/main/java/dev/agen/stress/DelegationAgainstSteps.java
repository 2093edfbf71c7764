package dev.agen.stress;

import dev.agen.AsyncGenerator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * A loop over a generator that delegates to one that delegates to a third, and a few single steps
 * on that: each value arrives once, at one of them. A delegation that is refused ends the
 * delegating bodies; then the loop makes new ones.
 */
@JCStressTest
@Outcome(id = "null, fine", expect = Expect.ACCEPTABLE, desc = "the loop went to the end")
@State
public class DelegationAgainstSteps extends LoopAgainst {

  /** Fresh. */
  public DelegationAgainstSteps() {
    super(MANY);
  }

  private static AsyncGenerator<Integer, Object, Object> delegating(
      AsyncGenerator<Integer, Object, Object> inner) {
    return AsyncGenerator.of(y -> y.yieldFrom(inner));
  }

  /** Loops. */
  @Actor
  public void loop(LL_Result result) {
    Throwable error = loop(() -> delegating(delegating(generator)));
    result.r1 = error == null ? null : error.toString();
  }

  /** The other. */
  @Actor
  public void other(LL_Result result) {
    for (int i = 0; i < 3; i++) {
      step();
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
