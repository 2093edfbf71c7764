package dev.agen.handbook;

import dev.agen.AsyncStream;
import java.net.URI;
import java.util.List;

/** The examples in the prose of docs/operators.md. {@link HandbookTest} looks for them here. */
final class ProseExamples {

  private ProseExamples() {}

  record Item(String title, boolean isNew) {}

  record Article(String title) {}

  record Page(List<Item> items) {}

  /** Stands for a client. */
  static final class Http {
    private Http() {}
  }

  static AsyncStream<Page> pages(Http http, URI first) {
    return AsyncStream.of(
        new Page(List.of(new Item("a", true), new Item("b", false))),
        new Page(List.of(new Item("c", true))));
  }

  private static Article fetch(Item item) {
    return new Article(item.title().toUpperCase(java.util.Locale.ROOT));
  }

  private static long size(Page page) {
    return page.items().size();
  }

  static List<String> titles() {
    Http http = new Http();
    URI first = URI.create("http://localhost/");
    AsyncStream<Page> pages = pages(http, first);
    List<String> titles =
        pages
            .flatMap(page -> AsyncStream.fromIterable(page.items()))
            .filter(item -> item.isNew())
            .mapConcurrent(8, item -> fetch(item)) // may block: eight virtual threads
            .map(Article::title)
            .limit(100)
            .toList();
    return titles;
  }

  static long size() {
    AsyncStream<Page> pages = pages(new Http(), URI.create("http://localhost/"));
    long size = pages.mapConcurrent(8, page -> size(page)).foldAsync(0L, Long::sum).start().join();
    return size;
  }

  static <T> AsyncStream<T> everyOther(AsyncStream<T> stream) {
    return stream.transform(in ->
        y -> {
          boolean wanted = true;
          for (T value : y.each(in)) {
            if (wanted) {
              y.yield(value);
            }
            wanted = !wanted;
          }
        });
  }
}
