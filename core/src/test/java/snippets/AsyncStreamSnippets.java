package snippets;

import dev.agen.AsyncStream;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

final class AsyncStreamSnippets {

  private AsyncStreamSnippets() {}

  // @start region="generate"
  static AsyncStream<String> pages(IntFunction<CompletableFuture<String>> fetch) {
    return AsyncStream.generate(y -> {
      for (int n = 0; ; n++) {
        String page = y.await(fetch.apply(n));
        if (page.isEmpty()) {
          return;
        }
        y.yield(page);
      }
    });
  }

  // @end

  // @start region="transform"
  /** Groups lines into paragraphs. */
  static AsyncStream<String> paragraphs(AsyncStream<String> lines) {
    return lines.transform(in ->
        y -> {
          StringBuilder paragraph = new StringBuilder();
          for (String line : y.each(in)) {
            if (line.isEmpty()) {
              y.yield(paragraph.toString());
              paragraph.setLength(0);
            } else {
              paragraph.append(line).append(' ');
            }
          }
          y.yield(paragraph.toString());
        });
  }
  // @end
}
