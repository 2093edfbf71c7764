/*
 * Searches the files in a zip or jar for a regular expression and prints each match when it is
 * found. Three generators: one opens the archive and yields its entries, one yields the matching
 * lines of an entry, and one puts the two together. Whoever leaves the loop over the last one
 * early closes the archive that the first one opened.
 *
 *   ./agen run examples/Grep.java [--max N] PATTERN ARCHIVE
 *
 * Exits with 0 if something matched, 1 if nothing did, 2 if something is wrong.
 */

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.agen.AsyncStream;

/** A file in the archive; its text can be read until the next entry is asked for. */
record Entry(String name, BufferedReader text) {}

int searched;
int found;

AsyncStream<Entry> entries(Path archive) {
  return AsyncStream.generate(y -> {
    var zip = new ZipFile(archive.toFile());
    try {
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        searched++;
        // A reader made like this puts U+FFFD for what is not UTF-8.
        var bytes = zip.getInputStream(entry);
        try (var text = new BufferedReader(new InputStreamReader(bytes, UTF_8))) {
          y.yield(new Entry(entry.getName(), text));
        }
      }
    } finally {
      zip.close();
      System.err.printf("archive closed after %d matches in %d entries%n", found, searched);
    }
  });
}

AsyncStream<String> matchesIn(Entry entry, Pattern pattern) {
  return AsyncStream.generate(y -> {
    String line;
    for (int number = 1; (line = entry.text().readLine()) != null; number++) {
      if (pattern.matcher(line).find()) {
        found++;
        y.yield(entry.name() + ":" + number + ": " + line);
      }
    }
  });
}

AsyncStream<String> matches(Path archive, Pattern pattern) {
  return AsyncStream.generate(y -> {
    try (var entries = entries(archive).open()) {
      for (var entry : y.each(entries)) {
        y.yieldFrom(matchesIn(entry, pattern).open());
      }
    }
  });
}

void grep(Pattern pattern, Path archive, int max) throws IOException {
  try (var matches = matches(archive, pattern).open()) {
    for (String match : matches) {
      IO.println(match);
      if (found >= max || System.out.checkError()) { // the latter: nobody reads on, as in "| head"
        break;
      }
    }
  }
}

void main(String[] args) {
  var words = new ArrayList<>(List.of(args));
  int max = Integer.MAX_VALUE;
  try {
    int option = words.indexOf("--max");
    if (option >= 0 && option + 1 < words.size()) {
      words.remove(option);
      max = Integer.parseInt(words.remove(option));
    }
    if (words.size() != 2 || max < 1) {
      fail("usage: Grep [--max N] PATTERN ARCHIVE");
    }
    grep(Pattern.compile(words.get(0)), Path.of(words.get(1)), max);
    System.exit(found > 0 ? 0 : 1);
  } catch (NumberFormatException e) {
    fail("--max wants a number");
  } catch (PatternSyntaxException e) {
    fail("bad pattern " + e.getPattern() + ": " + e.getDescription());
  } catch (NoSuchFileException e) {
    fail("no such file: " + e.getMessage());
  } catch (IOException e) {
    fail("cannot read " + words.get(1) + ": " + e.getMessage());
  }
}

void fail(String message) {
  System.err.println(message);
  System.exit(2);
}
