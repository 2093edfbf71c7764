package snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncStream;
import dev.agen.testing.Interleavings;
import java.util.List;

/** Run by SnippetsTest. */
public final class InterleavingsSnippets {

  private InterleavingsSnippets() {}

  /** The results keep their order. */
  public static Interleavings.Report all() {
    AsyncStream<Integer> numbers =
        AsyncStream.generate(y -> {
          y.yield(1);
          y.yield(2);
          y.yield(3);
        });
    // @start region="all"
    Interleavings.Report report =
        Interleavings.all(scheduler -> {
          List<Integer> doubled =
              scheduler.await(numbers.mapConcurrent(2, i -> 2 * i).toListAsync());
          assertThat(doubled).containsExactly(2, 4, 6);
        });
    assertThat(report.complete()).isTrue();
    // @end
    return report;
  }
}
