/*
 * A paged JSON API read as if it were a list. The generator asks for a page when the loop needs
 * it, asks again if the server is busy, and asks for nothing more once the loop is left.
 *
 *   ./agen run examples/Pages.java
 */

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.net.http;
import module jdk.httpserver;

import dev.agen.AsyncStream;
import dev.agen.Coroutine;

/** All fruits that the API has, page by page. */
AsyncStream<String> fruits(HttpClient client, URI api) {
  return AsyncStream.generate(y -> {
    for (int page = 1; page > 0; ) {
      String json = y.await(get(client, api.resolve("/fruits?page=" + page)));
      for (var name : Pattern.compile("\"(\\w+)\"[],]").matcher(json).results().toList()) {
        y.yield(name.group(1));
      }
      page = Integer.parseInt(json.replaceAll(".*\"next\":(\\d+).*", "$1"));
    }
  });
}

/** The body of a successful response; a busy server (503) is asked three times. */
Coroutine<String> get(HttpClient client, URI uri) {
  return Coroutine.of(c -> {
    var request = HttpRequest.newBuilder(uri).build();
    for (int attempt = 1; ; attempt++) {
      var response = c.await(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
      if (response.statusCode() == 200) {
        return response.body();
      }
      if (response.statusCode() != 503 || attempt == 3) {
        throw new IOException(uri + ": " + response.statusCode());
      }
      var pause = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);
      c.await(CompletableFuture.runAsync(() -> {}, pause));
    }
  });
}

final AtomicInteger requests = new AtomicInteger();

/** Three pages; whoever asks for the second one is sent away the first time. */
void serve(HttpExchange exchange) throws IOException {
  String query = exchange.getRequestURI().getQuery();
  int status = requests.incrementAndGet() == 2 ? 503 : 200;
  String json =
      switch (query) {
        case "page=1" -> "{\"items\":[\"apple\",\"banana\",\"cherry\"],\"next\":2}";
        case "page=2" -> "{\"items\":[\"damson\",\"elderberry\",\"fig\"],\"next\":3}";
        default -> "{\"items\":[\"grape\"],\"next\":0}";
      };
  IO.println("  server: " + query + " -> " + status);
  try (exchange) {
    exchange.sendResponseHeaders(status, json.length());
    exchange.getResponseBody().write(json.getBytes(UTF_8));
  }
}

void main() throws IOException {
  var address = new InetSocketAddress("localhost", 0);
  var server = HttpServer.create(address, 0, "/fruits", this::serve);
  server.start();
  var api = URI.create("http://localhost:" + server.getAddress().getPort());
  try (var client = HttpClient.newHttpClient();
      var fruits = fruits(client, api).open()) {
    for (String fruit : fruits) {
      IO.println(fruit);
      if (fruit.startsWith("e")) {
        break;
      }
    }
  } finally {
    server.stop(0);
  }
  IO.println(requests + " requests; nobody asked for page 3");
}
