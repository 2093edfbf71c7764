package dev.agen.stress;

import dev.agen.AlreadyRunningException;
import dev.agen.AsyncGenerator;
import dev.agen.StopAsyncIteration;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * One thread steps, another closes (E12, E13). Whatever happens, in the end the body's finally
 * block has run exactly as often as the body was started.
 */
@JCStressTest
@Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "stepped, then closed")
@Outcome(id = "-2, 0, 0", expect = Expect.ACCEPTABLE, desc = "closed first: the body never ran")
@Outcome(id = "1, -1, 1", expect = Expect.ACCEPTABLE, desc = "the closing was refused")
@Outcome(id = "-1, 0, 0", expect = Expect.ACCEPTABLE, desc = "the step was refused")
@State
public class CloseAgainstStep {

  private final AtomicInteger cleanups = new AtomicInteger();

  private final AsyncGenerator<Integer, Object, Object> generator =
      AsyncGenerator.of(y -> {
        try {
          y.yield(1);
        } finally {
          cleanups.incrementAndGet();
        }
        return null;
      });

  /** Steps. */
  @Actor
  public void step(III_Result result) {
    try {
      result.r1 = Counting.step(generator);
    } catch (StopAsyncIteration end) {
      result.r1 = -2;
    }
  }

  /** Closes. */
  @Actor
  public void close(III_Result result) {
    try {
      generator.aclose().await();
    } catch (AlreadyRunningException refused) {
      result.r2 = Counting.REFUSED;
    }
  }

  /** Afterwards. */
  @Arbiter
  public void end(III_Result result) {
    generator.close();
    result.r3 = cleanups.get();
  }
}
