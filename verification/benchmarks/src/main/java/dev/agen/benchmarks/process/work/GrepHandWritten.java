package dev.agen.benchmarks.process.work;

import java.io.BufferedReader;
import java.io.IOException;

/** grep as one nested loop. */
final class GrepHandWritten {

  private GrepHandWritten() {}

  public static void main(String[] args) throws IOException {
    try (Archive archive = new Archive(args);
        Lines out = new Lines()) {
      var entries = archive.entries();
      while (entries.hasNext()) {
        var entry = entries.next();
        try (BufferedReader text = archive.open(entry)) {
          String line;
          for (int number = 1; (line = text.readLine()) != null; number++) {
            if (archive.matches(line)) {
              out.print(Archive.show(entry, number, line));
            }
          }
        }
      }
    }
  }
}
