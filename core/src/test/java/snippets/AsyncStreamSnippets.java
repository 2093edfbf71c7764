package snippets;

import dev.agen.AsyncStream;
import dev.agen.stream.At;
import dev.agen.stream.Retry;
import dev.agen.stream.Unfolded;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

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

  record Page(List<String> items, Optional<String> next) {}

  // @start region="unfold"
  /** The items of all pages; a page is fetched when its first item is asked for. */
  static AsyncStream<String> items(Function<String, Page> fetch) {
    return AsyncStream.<Page, Optional<String>>unfold(
            Optional.of("first"),
            address ->
                address
                    .map(fetch)
                    .map(page -> new Unfolded<Page, Optional<String>>(page, page.next())))
        .flatMap(page -> AsyncStream.fromIterable(page.items()));
  }

  // @end

  // @start region="resumable"
  /** Lines of a log; after a failure it goes on with the first line that was not delivered. */
  static AsyncStream<String> lines(LongFunction<AsyncStream<String>> from) {
    return AsyncStream.<Long, String>resumable(
            0L,
            start ->
                from.apply(start)
                    .indexed()
                    .map(line -> new At<>(line.value(), start + line.index() + 1)))
        .retry(
            Retry.times(5)
                .backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(10))
                .jitter(0.2)
                .resetOnProgress());
  }
  // @end
}
