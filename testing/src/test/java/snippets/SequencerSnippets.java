package snippets;

import dev.agen.testing.Sequencer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/** Run by SnippetsTest. */
public final class SequencerSnippets {

  private SequencerSnippets() {}

  /** One thread waits for the other, twice. */
  public static List<String> order() throws Exception {
    List<String> seen = new ArrayList<>();
    // @start region="order"
    Sequencer order = new Sequencer();
    FutureTask<Boolean> other =
        new FutureTask<>(() -> {
          order.await(0); // goes on when step 0 has been made
          seen.add("second");
          order.step(1);
          return true;
        });
    Thread.startVirtualThread(other);

    seen.add("first");
    order.step(0);
    order.await(1);
    seen.add("third");
    // @end
    other.get();
    return seen;
  }
}
