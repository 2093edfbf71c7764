package dev.agen.stress;

import dev.agen.internal.stream.concurrent.Lane;
import dev.agen.internal.stream.concurrent.Lanes;
import dev.agen.internal.stream.concurrent.Mailbox;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZII_Result;

/**
 * Two lanes are put into, across a border of segments, while somebody reads: nothing is lost, and a
 * reader that waits is woken (docs/adr/0016).
 */
@JCStressTest
@Outcome(id = "true, 5, 15", expect = Expect.ACCEPTABLE, desc = "all, and the reader knows")
@State
public class LaneWakesReader {

  private static final int AHEAD = 2;
  private static final int ALL = 5;

  private final Lanes lanes = new Lanes();
  private final Lane left = lanes.add(AHEAD);
  private final Lane right = lanes.add(AHEAD);
  private CompletableFuture<?> woken;
  private int read;
  private int sum;

  /** The pumps. */
  @Actor
  public void pumps() {
    left.put(1);
    right.put(2);
    left.put(3);
    left.put(4);
    right.put(5);
  }

  /** The reader. */
  @Actor
  public void reader() {
    drain();
    woken = lanes.ready();
  }

  /** Afterwards. */
  @Arbiter
  public void then(ZII_Result result) {
    result.r1 = read == ALL || woken.isDone();
    drain();
    result.r2 = read;
    result.r3 = sum;
  }

  private void drain() {
    for (Object next = lanes.poll(); next != Mailbox.EMPTY; next = lanes.poll()) {
      read++;
      sum += (Integer) next;
    }
  }
}
