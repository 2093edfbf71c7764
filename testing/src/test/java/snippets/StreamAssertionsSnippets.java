package snippets;

import static dev.agen.testing.StreamAssertions.assertThat;

import dev.agen.testing.RecordedSource;

/** Run by SnippetsTest. */
public final class StreamAssertionsSnippets {

  private StreamAssertionsSnippets() {}

  /** What it yields, and that it closes. */
  public static void yields() {
    // @start region="yields"
    RecordedSource<Integer> source = RecordedSource.of(1, 2);
    assertThat(source.stream().map(i -> i + 1)).yieldsExactly(2, 3).closesItsSources(source);

    IllegalStateException error = new IllegalStateException("planned");
    RecordedSource<Integer> failing = RecordedSource.of(1, 2).failAt(1, error);
    assertThat(failing.stream()).failsWith(error, 1);
    // @end
  }
}
