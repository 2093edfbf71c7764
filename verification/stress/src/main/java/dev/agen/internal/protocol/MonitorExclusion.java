package dev.agen.internal.protocol;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The monitor itself, with nothing but a plain counter inside: what each thread adds in a step of
 * its own, or under the monitor if no step is under way, is there in the end.
 */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "all additions are there")
@State
public class MonitorExclusion extends BiasedMonitor {

  private static final int STEPS = 60;

  private int counter; // plain: what is guarded
  private int added; // the favourite's own count
  private int addedByOther;
  private boolean running; // guarded by the monitor
  private Bias remembered = Bias.NOBODY; // the favourite's own

  @Override
  void overtaken(Thread thread) {
    running = true;
  }

  /** One step of the thread that hopes to be the favourite. */
  private void step() {
    Bias bias = remembered;
    if (tryStep(bias, DIRECT)) {
      counter++;
      added++;
      if (!endStep(bias, DIRECT)) {
        synchronized (this) {
          if (isOvertaken(bias)) {
            excludeOthers();
            running = false;
            settled(DIRECT);
          }
        }
      }
      return;
    }
    synchronized (this) {
      excludeOthers();
      if (running) {
        return;
      }
      running = true;
      stepped();
      remembered = bias();
    }
    counter++;
    added++;
    synchronized (this) {
      excludeOthers();
      running = false;
      settled(DIRECT);
    }
  }

  /** Many steps. */
  @Actor
  public void favourite() {
    synchronized (this) {
      excludeOthers();
      expectLoop();
      remembered = bias();
    }
    for (int i = 0; i < STEPS; i++) {
      step();
    }
  }

  /** A few additions. */
  @Actor
  public void other() {
    for (int i = 0; i < 3; i++) {
      synchronized (this) {
        excludeOthers();
        if (!running) {
          counter++;
          addedByOther++;
        }
      }
    }
  }

  /** Afterwards. */
  @Arbiter
  public void end(II_Result result) {
    result.r1 = counter - added - addedByOther;
    result.r2 = running ? 1 : 0;
  }
}
