package dev.agen.stress;

import dev.agen.AlreadyRunningException;
import dev.agen.AsyncGenerator;
import dev.agen.StopAsyncIteration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * One thread waits in a step for a stage that never completes, another cancels: the step always
 * ends, the cancellation always completes, and cleanup runs as often as the body was started.
 */
@JCStressTest
@Outcome(id = "-2, 0, 1", expect = Expect.ACCEPTABLE, desc = "cancelled while waiting")
@Outcome(id = "-3, 0, 0", expect = Expect.ACCEPTABLE, desc = "closed before the step")
@Outcome(id = "-4, 0, [01]", expect = Expect.ACCEPTABLE, desc = "refused by the closing")
@State
public class CancelAgainstStep {

  private final AtomicInteger cleanups = new AtomicInteger();

  private final AsyncGenerator<Integer, Object, Object> generator =
      AsyncGenerator.of(y -> {
        try {
          y.await(new CompletableFuture<Integer>());
        } finally {
          cleanups.incrementAndGet();
        }
        return null;
      });

  /** Steps. */
  @Actor
  public void step(III_Result result) {
    try {
      result.r1 = generator.anext().await();
    } catch (CancellationException cancelled) {
      result.r1 = -2;
    } catch (StopAsyncIteration end) {
      result.r1 = -3;
    } catch (AlreadyRunningException refused) {
      result.r1 = -4;
    } catch (Throwable other) {
      result.r1 = other instanceof InterruptedException ? -2 : -9;
    }
  }

  /** Cancels. */
  @Actor
  public void cancel(III_Result result) {
    generator.cancel().join();
  }

  /** Afterwards. */
  @Arbiter
  public void end(III_Result result) {
    generator.close();
    result.r3 = cleanups.get();
  }
}
