package snippets;

import dev.agen.AsyncStream;
import dev.agen.stream.Scheduler;
import dev.agen.testing.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Run by SnippetsTest. */
public final class ManualSchedulerSnippets {

  private ManualSchedulerSnippets() {}

  /** An hour passes in no time. */
  public static List<String> virtualTime() {
    // @start region="virtualTime"
    AsyncStream<String> news =
        AsyncStream.generate(y -> {
          y.yield("first");
          y.await(Scheduler.current().sleep(Duration.ofHours(1)));
          y.yield("an hour later");
        });

    ManualScheduler scheduler = new ManualScheduler();
    List<String> seen = new ArrayList<>();
    scheduler.start(news.forEachAsync(seen::add));

    scheduler.advance(Duration.ofMinutes(59)); // seen: first
    scheduler.advance(Duration.ofMinutes(1)); // seen: first, an hour later
    // @end
    return seen;
  }
}
