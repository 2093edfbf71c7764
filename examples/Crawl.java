/*
 * Crawls a site: a few pages at a time, no more than so many a second, each page once, and again with
 * growing pauses if the server is busy. The site is on this machine, and about every third page is busy
 * when it is asked for the first time.
 *
 *   ./agen run examples/Crawl.java
 */

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.agen.AsyncStream;
import dev.agen.stream.Retry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A page, how many clicks away it is, and where it leads to. */
record Page(URI uri, int depth, String title, List<URI> links) {}

/** Asks again after 20, 40, 80... milliseconds, some more or less, if there was no answer. */
static final Retry PATIENCE =
    Retry.times(5)
        .backoff(Duration.ofMillis(20), 2, Duration.ofSeconds(1))
        .jitter(0.25)
        .when(error -> error instanceof IOException);

static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");
static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>");

final HttpClient http = HttpClient.newHttpClient();

/** All pages that can be reached, those with fewer clicks first. */
AsyncStream<Page> crawl(URI start) {
  Set<URI> seen = ConcurrentHashMap.newKeySet();
  seen.add(start);
  return level(List.of(start), 0, seen);
}

/** The pages so many clicks away, and those they lead to. */
AsyncStream<Page> level(List<URI> uris, int depth, Set<URI> seen) {
  List<URI> found = new ArrayList<>();
  return AsyncStream.fromIterable(uris)
      .throttle(20, Duration.ofMillis(100))
      .mapConcurrentUnordered(4, uri -> fetch(uri, depth)) // blocks: each on its virtual thread
      .peek(page -> page.links().stream().filter(seen::add).forEach(found::add))
      .concat(
          AsyncStream.of(found) // complete when its turn comes
              .filter(next -> !next.isEmpty())
              .flatMap(next -> level(next, depth + 1, seen)));
}

Page fetch(URI uri, int depth) {
  return AsyncStream.of(uri)
      .map(u -> http.send(HttpRequest.newBuilder(u).build(), HttpResponse.BodyHandlers.ofString()))
      .peek(answer -> {
        if (answer.statusCode() != 200) {
          throw new IOException(uri + " answers " + answer.statusCode());
        }
      })
      .retry(PATIENCE)
      .map(answer -> page(uri, depth, answer.body()))
      .findFirst()
      .orElseThrow();
}

static Page page(URI uri, int depth, String html) {
  List<URI> links = LINK.matcher(html).results().map(m -> uri.resolve(m.group(1))).toList();
  String title = TITLE.matcher(html).results().map(m -> m.group(1)).findFirst().orElse("");
  return new Page(uri, depth, title, links);
}

void main() throws IOException {
  Site site = new Site(40);
  try (http) {
    List<Page> pages = crawl(site.start()).toList();
    pages.stream()
        .collect(Collectors.groupingBy(Page::depth, TreeMap::new, Collectors.counting()))
        .forEach((depth, count) -> IO.println(depth + " clicks away: " + count + " pages"));
    IO.println("each page once: " + (new HashSet<>(pages).size() == pages.size()));
    IO.println(site.busy.get() + " answers said that the server was busy");
    IO.println("never more than 4 at once: " + (site.mostAtOnce.get() <= 4));
    List<String> some = crawl(site.start()).map(Page::title).limit(3).toList(); // then it stops
    IO.println("the first: " + some.getFirst() + ", and then " + (some.size() - 1) + " more");
  } finally {
    site.server.stop(0);
  }
}

/** A site in which page n leads to 2n, 2n + 1, and back. */
static final class Site {
  final AtomicInteger busy = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  final HttpServer server;
  private final int pages;
  private final AtomicInteger atOnce = new AtomicInteger();
  private final Set<Integer> asked = ConcurrentHashMap.newKeySet();

  Site(int pages) throws IOException {
    this.pages = pages;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI start() {
    return URI.create(
        "http://"
            + InetAddress.getLoopbackAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort()
            + "/1");
  }

  private void answer(HttpExchange exchange) throws IOException {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try (exchange) {
      int n = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
      if (asked.add(n) && n % 3 == 0) {
        busy.incrementAndGet();
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      StringBuilder html = new StringBuilder("<title>Page %d</title>".formatted(n));
      for (int next : new int[] {2 * n, 2 * n + 1, n / 2, 1}) {
        if (next >= 1 && next <= pages) {
          html.append("<a href=\"/%d\">%d</a>".formatted(next, next));
        }
      }
      byte[] bytes = html.toString().getBytes();
      exchange.sendResponseHeaders(200, bytes.length);
      atOnce.decrementAndGet(); // before the client can ask for the next one
      exchange.getResponseBody().write(bytes);
      atOnce.incrementAndGet();
    } finally {
      atOnce.decrementAndGet();
    }
  }
}
