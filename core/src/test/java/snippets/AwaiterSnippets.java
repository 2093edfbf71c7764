package snippets;

import dev.agen.AsyncStream;

final class AwaiterSnippets {

  private AwaiterSnippets() {}

  // @start region="each"
  static AsyncStream<String> numbered(AsyncStream<String> lines) {
    return AsyncStream.generate(y -> {
      int n = 0;
      try (var run = lines.open()) {
        for (String line : y.each(run)) {
          y.yield(++n + ": " + line);
        }
      }
    });
  }

  // @end
}
