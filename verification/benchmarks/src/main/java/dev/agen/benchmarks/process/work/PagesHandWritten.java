package dev.agen.benchmarks.process.work;

import java.io.IOException;
import java.net.http.HttpResponse;

/** The paged fetch as a nested loop that blocks. */
final class PagesHandWritten {

  private PagesHandWritten() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (var client = Page.client();
        Lines out = new Lines()) {
      for (int number = 1; number > 0; ) {
        var request = Page.request(args[0], number);
        Page page = Page.parse(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        page.items().forEach(out::print);
        number = page.next();
      }
    }
  }
}
