package dev.agen.stress;

import dev.agen.internal.stream.concurrent.LinkedMailbox;
import dev.agen.internal.stream.concurrent.Mailbox;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * One puts and ends, another fails: what was put before the end is read before it, in order, and
 * the end stays what it was (docs/adr/0016).
 */
@JCStressTest
@Outcome(id = "2, 1, 1", expect = Expect.ACCEPTABLE, desc = "ended, then failed")
@Outcome(id = "2, 2, 2", expect = Expect.ACCEPTABLE, desc = "failed after both, before the end")
@Outcome(id = "1, 2, 2", expect = Expect.ACCEPTABLE, desc = "failed after the first")
@Outcome(id = "0, 2, 2", expect = Expect.ACCEPTABLE, desc = "failed at once")
@State
public class MailboxEnds {

  private static final int ENDED = 1;
  private static final int FAILED = 2;

  private final Mailbox<Integer> mailbox = new LinkedMailbox<>();

  /** Puts and ends. */
  @Actor
  public void ends() {
    mailbox.put(1);
    mailbox.put(2);
    mailbox.end();
  }

  /** Fails. */
  @Actor
  public void fails() {
    mailbox.fail(new IllegalStateException());
  }

  /** Afterwards. */
  @Arbiter
  public void then(III_Result result) {
    result.r2 = -1;
    int read = 0;
    try {
      for (Object next = mailbox.poll(); next != Mailbox.END; next = mailbox.poll()) {
        if ((Integer) next != ++read) {
          result.r1 = -read;
          return;
        }
      }
      result.r2 = ENDED;
    } catch (IllegalStateException failure) {
      result.r2 = FAILED;
    }
    result.r1 = read;
    result.r3 = again();
  }

  private int again() {
    try {
      return mailbox.poll() == Mailbox.END ? ENDED : 0;
    } catch (IllegalStateException failure) {
      return FAILED;
    }
  }
}
