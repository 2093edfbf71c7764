package dev.agen.stress;

import dev.agen.AlreadyExecutingException;
import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.StopIteration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Two threads drive one and the same awaitable: exactly one gets the value, the other is told that
 * it is executing or used up (B12, F4), and the generator stays usable.
 */
@JCStressTest
@Outcome(id = "1, -2, 2", expect = Expect.ACCEPTABLE, desc = "already executing")
@Outcome(id = "-2, 1, 2", expect = Expect.ACCEPTABLE, desc = "already executing")
@Outcome(id = "1, -3, 2", expect = Expect.ACCEPTABLE, desc = "already used")
@Outcome(id = "-3, 1, 2", expect = Expect.ACCEPTABLE, desc = "already used")
@State
public class OneOperationTwice {

  private final AsyncGenerator<Integer, Object, Object> generator = Counting.generator();
  private final Coroutine<Integer> step = generator.anext();

  private int drive() {
    try {
      throw new AssertionError("suspended with " + step.send(null));
    } catch (StopIteration completion) {
      return (Integer) completion.value();
    } catch (AlreadyExecutingException executing) {
      return -2;
    } catch (IllegalStateException used) {
      return -3;
    }
  }

  /** One thread. */
  @Actor
  public void first(III_Result result) {
    result.r1 = drive();
  }

  /** The other. */
  @Actor
  public void second(III_Result result) {
    result.r2 = drive();
  }

  /** Afterwards. */
  @Arbiter
  public void then(III_Result result) {
    result.r3 = Counting.step(generator);
    generator.close();
  }
}
