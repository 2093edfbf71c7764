package dev.agen.benchmarks.process.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import reactor.core.publisher.Flux;

/** grep with Reactor: a flux of files, and one of the matches in a file. */
final class GrepReactor {

  private GrepReactor() {}

  public static void main(String[] args) throws IOException {
    try (Archive archive = new Archive(args);
        Lines out = new Lines()) {
      Flux.<ZipEntry>fromIterable(archive::entries)
          .concatMap(entry -> matchesIn(archive, entry))
          .doOnNext(out::print)
          .blockLast();
    }
  }

  private static Flux<String> matchesIn(Archive archive, ZipEntry entry) {
    return Flux.using(
        () -> archive.open(entry),
        text ->
            Flux.<Numbered, Integer>generate(
                    () -> 1,
                    (number, sink) -> {
                      String line = readLine(text);
                      if (line == null) {
                        sink.complete();
                      } else {
                        sink.next(new Numbered(number, line));
                      }
                      return number + 1;
                    })
                .filter(numbered -> archive.matches(numbered.line()))
                .map(numbered -> Archive.show(entry, numbered.number(), numbered.line())),
        GrepReactor::close);
  }

  private record Numbered(int number, String line) {}

  private static String readLine(BufferedReader text) {
    try {
      return text.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(BufferedReader text) {
    try {
      text.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
