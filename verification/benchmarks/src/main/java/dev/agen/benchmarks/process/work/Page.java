package dev.agen.benchmarks.process.work;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A page as the server sends it: the number of the next one on the first line, 0 for none, and then
 * an item on each line.
 *
 * @param next the number of the next page
 * @param items the items
 */
public record Page(int next, List<String> items) {

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /** {@return the client that everybody uses} */
  public static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /**
   * {@return the request for a page}
   *
   * @param server the server's address
   * @param number the page's number
   */
  public static HttpRequest request(String server, int number) {
    return HttpRequest.newBuilder(URI.create(server + "?page=" + number)).build();
  }

  /**
   * Fetches a page.
   *
   * @param client the client
   * @param server the server's address
   * @param number the page's number
   * @return the page, when it is there
   */
  public static CompletableFuture<Page> fetch(HttpClient client, String server, int number) {
    return client
        .sendAsync(request(server, number), HttpResponse.BodyHandlers.ofString())
        .thenApply(response -> parse(response.body()));
  }

  /**
   * {@return a page}
   *
   * @param body what the server sent
   */
  public static Page parse(String body) {
    List<String> lines = body.lines().toList();
    return new Page(Integer.parseInt(lines.getFirst()), lines.subList(1, lines.size()));
  }
}
