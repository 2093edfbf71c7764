/*
 * An access log, compressed: what a day looked like, and what was asked for most. Each line is read,
 * parsed and counted once, while progress is shown if there is a terminal to show it on.
 *
 *   ./agen run examples/Logs.java access.log.gz
 *   ./agen run examples/Logs.java                  # makes up a small log
 */

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.agen.AsyncStream;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A line of the log in the common format. */
record Hit(OffsetDateTime time, String path, int status, long bytes) {}

/** An hour, and how much was asked for in it. */
record Hour(OffsetDateTime start, long hits, long bytes, long failures) {}

static final Pattern LINE =
    Pattern.compile("\\S+ \\S+ \\S+ \\[([^]]+)] \"\\S+ (\\S+)[^\"]*\" (\\d{3}) (\\d+|-).*");
static final DateTimeFormatter TIME =
    DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

/** The lines of a compressed file, which is open as long as somebody reads them. */
AsyncStream<String> lines(Path file) {
  return AsyncStream.using(
      () ->
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)))),
      reader -> AsyncStream.fromStream(reader::lines));
}

/** What the lines say. A line that says nothing is left out and counted. */
AsyncStream<Hit> hits(AsyncStream<String> lines, AtomicInteger unreadable) {
  return lines.<Hit>mapMulti((line, found) -> {
    Matcher m = LINE.matcher(line);
    if (m.matches()) {
      long bytes = m.group(4).equals("-") ? 0 : Long.parseLong(m.group(4));
      int status = Integer.parseInt(m.group(3));
      found.accept(new Hit(OffsetDateTime.parse(m.group(1), TIME), m.group(2), status, bytes));
    } else {
      unreadable.incrementAndGet();
    }
  });
}

/** Hits of one hour stand together in the log, so an hour is finished when the next one begins. */
AsyncStream<Hour> hours(AsyncStream<Hit> hits) {
  return hits.groupAdjacentBy(hit -> hit.time().truncatedTo(ChronoUnit.HOURS))
      .map(group ->
          new Hour(
              group.first(),
              group.second().size(),
              group.second().stream().mapToLong(Hit::bytes).sum(),
              group.second().stream().filter(hit -> hit.status() >= 500).count()));
}

/** Says how far it is, now and then, where somebody is looking. */
AsyncStream<String> withProgress(AsyncStream<String> lines) {
  Console console = System.console();
  if (console == null || !console.isTerminal()) {
    return lines;
  }
  return lines
      .indexed()
      .peek(line -> {
        if (line.index() % 10_000 == 0) {
          console.printf("\r%,d lines", line.index());
          console.flush();
        }
      })
      .map(line -> line.value());
}

void main(String... args) throws IOException {
  Path file = args.length > 0 ? Path.of(args[0]) : madeUp();
  AtomicInteger unreadable = new AtomicInteger();

  IO.println("hour   hits   KiB  failed  average of three hours");
  hours(hits(withProgress(lines(file)), unreadable))
      .windowSliding(3)
      .forEach(three -> {
        Hour hour = three.getLast();
        double average = three.stream().mapToLong(Hour::hits).average().orElse(0);
        IO.println(
            "%tR %6d %5d %7d  %s %.0f"
                .formatted(
                    hour.start(),
                    hour.hits(),
                    hour.bytes() / 1024,
                    hour.failures(),
                    "#".repeat((int) (average / 4)),
                    average));
      });

  IO.println("\nasked for most:");
  Map<String, Long> counts =
      hits(lines(file), new AtomicInteger()).collect(groupingBy(Hit::path, counting()));
  AsyncStream.fromIterable(counts.entrySet())
      .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(e -> e.getKey()))
      .limit(10)
      .forEach(entry -> IO.println("%6d  %s".formatted(entry.getValue(), entry.getKey())));
  IO.println("\n" + unreadable + " lines could not be read");
}

/** A day of a small site, always the same. */
Path madeUp() throws IOException {
  Path file = Files.createTempFile("access", ".log.gz");
  file.toFile().deleteOnExit();
  Random random = new Random(42);
  OffsetDateTime time = OffsetDateTime.parse("2026-11-27T00:00:00Z");
  try (Writer log = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)))) {
    for (int i = 0; i < 3000; i++) {
      double busy = 1 + 0.8 * Math.sin((time.getHour() - 9) * Math.PI / 12);
      time = time.plusNanos((long) (28.8e9 * random.nextDouble() * 2 / (0.1 + busy)));
      if (time.getDayOfMonth() != 27) {
        break;
      }
      int page = (int) Math.abs(random.nextGaussian() * 6);
      int status = random.nextInt(50) == 0 ? 503 : 200;
      log.write(
          "10.0.0.%d - - [%s] \"GET /page/%d HTTP/1.1\" %d %d\n"
              .formatted(
                  random.nextInt(20), TIME.format(time), page, status, random.nextInt(20_000)));
      if (i % 997 == 0) {
        log.write("-- rotated --\n");
      }
    }
  }
  return file;
}
