package dev.agen.stress;

import dev.agen.internal.stream.concurrent.Gate;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A pump goes through until it has to wait, while the reader reads: it is woken as soon as a batch
 * has been read, and it is not let through more often than the bound allows (docs/adr/0016).
 */
@JCStressTest
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "woken, and the next one waits")
@State
public class GateWakesPump {

  private final Gate gate = Gate.ahead(2);
  private CompletableFuture<?> third;

  /** The pump; two are ahead already. */
  @Actor
  public void pump() {
    var _ = gate.turn();
    var _ = gate.turn();
    third = gate.turn();
  }

  /** The reader. */
  @Actor
  public void reader() {
    gate.leave();
  }

  /** Afterwards. */
  @Arbiter
  public void then(ZZ_Result result) {
    result.r1 = third == null || third.isDone();
    result.r2 = gate.turn() != null;
  }
}
