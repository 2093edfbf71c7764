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
}
