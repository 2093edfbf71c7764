package snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.testing.RecordedSource;

/** Run by SnippetsTest. */
public final class RecordedSourceSnippets {

  private RecordedSourceSnippets() {}

  /** Leaving early closes. */
  public static void closed() {
    // @start region="closed"
    RecordedSource<String> source = RecordedSource.of("a", "b", "c");

    source.stream().map(String::toUpperCase).findFirst();

    assertThat(source.asked()).isEqualTo(1);
    assertThat(source.closed()).isEqualTo(1);
    // @end
  }
}
