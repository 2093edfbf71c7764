package dev.agen.stress;

import dev.agen.internal.stream.concurrent.LinkedMailbox;
import dev.agen.internal.stream.concurrent.Mailbox;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZII_Result;

/** Two put while one reads: nothing is lost, and a reader that waits is woken (docs/adr/0016). */
@JCStressTest
@Outcome(id = "true, 2, 3", expect = Expect.ACCEPTABLE, desc = "both, and the reader knows")
@State
public class MailboxWakesReader {

  private final Mailbox<Integer> mailbox = new LinkedMailbox<>();
  private CompletableFuture<?> woken;
  private int read;
  private int sum;

  /** Puts. */
  @Actor
  public void puts() {
    mailbox.put(1);
    mailbox.put(2);
  }

  /** The reader. */
  @Actor
  public void reader() {
    drain();
    woken = mailbox.ready();
  }

  /** Afterwards. */
  @Arbiter
  public void then(ZII_Result result) {
    result.r1 = read == 2 || woken.isDone();
    drain();
    result.r2 = read;
    result.r3 = sum;
  }

  private void drain() {
    for (Object next = mailbox.poll(); next != Mailbox.EMPTY; next = mailbox.poll()) {
      read++;
      sum += (Integer) next;
    }
  }
}
