package dev.agen.benchmarks.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that sends items page by page. */
final class PageServer implements AutoCloseable {

  private static final int ITEMS = 100;
  private static final String PREFIX = "page=";

  static {
    // Else each answer waits for the acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final int pages;
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  PageServer(int pages) throws IOException {
    this.pages = pages;
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0, "/items", this::answer);
    server.setExecutor(executor);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/items";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = exchange.getRequestURI().getQuery();
      byte[] body = page(Integer.parseInt(query.substring(PREFIX.length())));
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private byte[] page(int number) {
    StringBuilder body = new StringBuilder();
    body.append(number < pages ? number + 1 : 0).append('\n');
    for (int item = 0; item < ITEMS; item++) {
      body.append("item ").append((number - 1) * ITEMS + item).append('\n');
    }
    return body.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    server.stop(0);
    executor.close();
  }
}
