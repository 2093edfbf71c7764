package dev.agen.benchmarks.process.work;

import java.net.http.HttpClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The paged fetch with Reactor: {@code expand} asks for the page that the last one names. */
final class PagesReactor {

  private PagesReactor() {}

  public static void main(String[] args) {
    try (var client = Page.client();
        Lines out = new Lines()) {
      items(client, args[0]).doOnNext(out::print).blockLast();
    }
  }

  private static Flux<String> items(HttpClient client, String server) {
    return page(client, server, 1)
        .expand(page -> page.next() > 0 ? page(client, server, page.next()) : Mono.empty())
        .concatMapIterable(Page::items);
  }

  private static Mono<Page> page(HttpClient client, String server, int number) {
    return Mono.fromFuture(() -> Page.fetch(client, server, number));
  }
}
