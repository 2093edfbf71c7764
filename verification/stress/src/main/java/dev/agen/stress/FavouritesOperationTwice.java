package dev.agen.stress;

import dev.agen.AlreadyExecutingException;
import dev.agen.AlreadyRunningException;
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
 * The favourite of a generator and another thread drive one and the same awaitable: one gets the
 * value, the other is refused (B12, F4), and the generator stays usable.
 */
@JCStressTest
@Outcome(id = "31, -[1234], 32", expect = Expect.ACCEPTABLE, desc = "the favourite was first")
@Outcome(id = "-[1234], 31, 32", expect = Expect.ACCEPTABLE, desc = "the other was first")
@State
public class FavouritesOperationTwice {

  private static final int BEFORE = 30; // enough to become the favourite

  private final AsyncGenerator<Integer, Object, Object> generator = Counting.generator();
  private volatile Coroutine<Integer> shared;

  private static int drive(Coroutine<Integer> step) {
    try {
      throw new AssertionError("suspended with " + step.send(null));
    } catch (StopIteration completion) {
      return (Integer) completion.value();
    } catch (AlreadyRunningException running) {
      return -1;
    } catch (AlreadyExecutingException executing) {
      return -2;
    } catch (IllegalStateException used) {
      return -3;
    }
  }

  /** The favourite. */
  @Actor
  public void first(III_Result result) {
    for (int i = 0; i < BEFORE; i++) {
      drive(generator.anext());
    }
    Coroutine<Integer> step = generator.anext();
    shared = step;
    result.r1 = drive(step);
  }

  /** The other. */
  @Actor
  public void second(III_Result result) {
    Coroutine<Integer> step = shared;
    while (step == null) {
      Thread.onSpinWait();
      step = shared;
    }
    result.r2 = drive(step);
  }

  /** Afterwards. */
  @Arbiter
  public void then(III_Result result) {
    result.r3 = Counting.step(generator);
    generator.close();
  }
}
