package dev.agen.benchmarks.process.work;

import dev.agen.AsyncStream;
import java.net.http.HttpClient;

/** The paged fetch with agen: a generator that awaits a page and yields its items. */
final class PagesAgen {

  private PagesAgen() {}

  public static void main(String[] args) {
    try (var client = Page.client();
        Lines out = new Lines();
        var items = items(client, args[0]).open()) {
      for (String item : items) {
        out.print(item);
      }
    }
  }

  private static AsyncStream<String> items(HttpClient client, String server) {
    return AsyncStream.generate(y -> {
      for (int number = 1; number > 0; ) {
        Page page = y.await(Page.fetch(client, server, number));
        for (String item : page.items()) {
          y.yield(item);
        }
        number = page.next();
      }
    });
  }
}
