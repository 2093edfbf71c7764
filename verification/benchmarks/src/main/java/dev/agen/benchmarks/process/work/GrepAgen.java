package dev.agen.benchmarks.process.work;

import dev.agen.AsyncStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.zip.ZipEntry;

/** grep with agen: a generator of files, one of the matches in a file, and one of all matches. */
final class GrepAgen {

  private GrepAgen() {}

  public static void main(String[] args) throws IOException {
    try (Archive archive = new Archive(args);
        Lines out = new Lines();
        var matches = matches(archive).open()) {
      for (String match : matches) {
        out.print(match);
      }
    }
  }

  private static AsyncStream<ZipEntry> entries(Archive archive) {
    return AsyncStream.generate(y -> {
      var entries = archive.entries();
      while (entries.hasNext()) {
        y.yield(entries.next());
      }
    });
  }

  private static AsyncStream<String> matchesIn(Archive archive, ZipEntry entry) {
    return AsyncStream.generate(y -> {
      try (BufferedReader text = archive.open(entry)) {
        String line;
        for (int number = 1; (line = text.readLine()) != null; number++) {
          if (archive.matches(line)) {
            y.yield(Archive.show(entry, number, line));
          }
        }
      }
    });
  }

  private static AsyncStream<String> matches(Archive archive) {
    return AsyncStream.generate(y -> {
      try (var entries = entries(archive).open()) {
        for (ZipEntry entry : y.each(entries)) {
          y.yieldFrom(matchesIn(archive, entry).open());
        }
      }
    });
  }
}
