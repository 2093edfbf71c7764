/*
 * Prints a directory as a tree with sizes. Each directory is a generator that delegates to those
 * of its subdirectories and returns its size. A directory is read when the loop gets there, so
 * that stopping early is cheap; symbolic links are shown, not followed.
 *
 *   ./agen run examples/Walk.java [--max LINES] DIRECTORY
 */

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;

int read;

/** Yields the lines for {@code directory} and what is below, and returns how many bytes it is. */
AsyncGenerator<String, Void, Long> tree(Path directory, String indent) {
  return AsyncGenerator.of(y -> {
    List<Path> paths = list(directory);
    y.yield(indent + Objects.requireNonNullElse(directory.getFileName(), directory) + "/");
    long size = 0;
    for (Path path : paths) {
      String line = indent + "  " + path.getFileName();
      try {
        var file = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (file.isDirectory()) {
          size += y.yieldFrom(tree(path, indent + "  "));
        } else if (file.isSymbolicLink()) {
          y.yield(line + " -> " + Files.readSymbolicLink(path));
        } else {
          y.yield(line + "  " + file.size());
          size += file.size();
        }
      } catch (IOException | UncheckedIOException e) { // those of the subdirectory, too
        y.yield(line + "  (unreadable: " + e.getClass().getSimpleName() + ")");
      }
    }
    return size;
  });
}

List<Path> list(Path directory) throws IOException {
  try (var paths = Files.list(directory)) {
    var sorted = paths.sorted().toList();
    read++;
    return sorted;
  }
}

/** The tree below {@code root}, and the total. */
AsyncStream<String> report(Path root) {
  return AsyncStream.generate(y -> {
    long size = y.yieldFrom(tree(root, ""));
    y.yield(size + " bytes in " + read + " directories");
  });
}

void walk(Path root, int max) throws IOException {
  try (var lines = report(root).open()) {
    int printed = 0;
    for (String line : lines) {
      IO.println(line);
      if (++printed == max) {
        IO.println("... stopped; directories read: " + read);
        break;
      }
    }
  }
}

void main(String[] args) {
  var words = List.of(args);
  boolean limited = words.size() == 3 && words.getFirst().equals("--max");
  try {
    int max = limited ? Integer.parseInt(words.get(1)) : Integer.MAX_VALUE;
    if (words.size() != (limited ? 3 : 1) || max < 1) {
      fail("usage: Walk [--max LINES] DIRECTORY");
    }
    walk(Path.of(words.getLast()), max);
  } catch (NumberFormatException e) {
    fail("--max wants a number");
  } catch (IOException e) {
    fail("cannot read directory " + e.getMessage());
  }
}

void fail(String message) {
  System.err.println(message);
  System.exit(2);
}
