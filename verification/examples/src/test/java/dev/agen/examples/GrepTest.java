package dev.agen.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrepTest {

  private final Example grep = new Example("Grep");
  @TempDir private Path directory;

  @Test
  void printsWhatMatches() throws IOException {
    assertThat(grep.run("gr[ea]y", animals()))
        .isEqualTo(
            new Example.Outcome(
                0, grep.expected(), "archive closed after 3 matches in 5 entries\n"));
  }

  @Test
  void stopsEarlyAndClosesTheArchive() throws IOException {
    String twoLines = grep.expected().lines().limit(2).reduce("", (a, b) -> a + b + "\n");
    assertThat(grep.run("--max", 2, "gr[ea]y", animals()))
        .isEqualTo(
            new Example.Outcome(0, twoLines, "archive closed after 2 matches in 2 entries\n"));
  }

  @Test
  void readsWhatIsNoText() throws IOException {
    Example.Outcome outcome = grep.run("\\uFFFD\\(\\uFFFD$", animals());
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).startsWith("bytes:1: ").hasLineCount(1);
    assertThat(outcome.err()).isEqualTo("archive closed after 1 matches in 5 entries\n");
  }

  @Test
  void findsNothing() throws IOException {
    assertThat(grep.run("purple", animals()))
        .isEqualTo(new Example.Outcome(1, "", "archive closed after 0 matches in 5 entries\n"));
  }

  /** As in {@code … | head -1}. */
  @Test
  void stopsWhenNobodyReadsItsOutput() throws IOException {
    int lines = 200_000;
    Path archive = archive("long.zip", "file", "matches\n".repeat(lines).getBytes(UTF_8));
    Process process = grep.command("match", archive).start();
    process.getOutputStream().close();
    String first;
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      first = out.readLine();
    }
    boolean ended = Example.await(process);
    String err = Example.text(process.getErrorStream().readAllBytes());
    assertThat(ended).as(err).isTrue();
    assertThat(process.exitValue()).as(err).isZero();
    assertThat(first).isEqualTo("file:1: matches");
    assertThat(err).matches("archive closed after \\d+ matches in 1 entries\n");
    assertThat(Integer.parseInt(err.replaceAll("\\D+(\\d+) matches.*\n", "$1"))).isLessThan(lines);
  }

  @Test
  void countsAsZipFileDoesInTheSourcesOfTheJdk() throws IOException {
    Path sources = Path.of(System.getProperty("java.home"), "lib", "src.zip");
    assumeTrue(Files.exists(sources), "a JDK without sources");
    long matches = 0;
    int entries;
    try (var zip = new ZipFile(sources.toFile())) {
      entries = zip.size();
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        String text = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
        matches += text.lines().filter(line -> line.contains("VirtualThread")).count();
      }
    }
    Example.Outcome outcome = grep.run("VirtualThread", sources);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err())
        .isEqualTo("archive closed after " + matches + " matches in " + entries + " entries\n");
    assertThat(outcome.out().lines()).hasSize(Math.toIntExact(matches));
    assertThat(outcome.out().lines())
        .allMatch(line -> line.matches("[^:]+:\\d+: .*VirtualThread.*"));
  }

  @Test
  void refusesWrongArguments() throws IOException {
    String usage = "usage: Grep [--max N] PATTERN ARCHIVE\n";
    assertThat(grep.run()).isEqualTo(new Example.Outcome(2, "", usage));
    assertThat(grep.run("grey")).isEqualTo(new Example.Outcome(2, "", usage));
    assertThat(grep.run("--max", 2, "grey")).isEqualTo(new Example.Outcome(2, "", usage));
    assertThat(grep.run("--max", 0, "grey", animals()))
        .isEqualTo(new Example.Outcome(2, "", usage));
    assertThat(grep.run("--max", "few", "grey", animals()))
        .isEqualTo(new Example.Outcome(2, "", "--max wants a number\n"));
    assertThat(grep.run("gr[ey", animals()))
        .isEqualTo(new Example.Outcome(2, "", "bad pattern gr[ey: Unclosed character class\n"));
  }

  @Test
  void refusesWhatIsNoArchive() throws IOException {
    Path missing = directory.resolve("missing.zip");
    assertThat(grep.run("grey", missing))
        .isEqualTo(new Example.Outcome(2, "", "no such file: " + missing + "\n"));
    Path text = Files.writeString(directory.resolve("text.zip"), "grey, but no archive");
    assertThat(grep.run("grey", text))
        .isEqualTo(
            new Example.Outcome(2, "", "cannot read " + text + ": zip END header not found\n"));
    Example.Outcome outcome = grep.run("grey", directory);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("cannot read " + directory).hasLineCount(1);
  }

  /** Three texts, a directory, and something that is neither text nor UTF-8. */
  private Path animals() throws IOException {
    Path archive = directory.resolve("animals.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      put(zip, "small/", new byte[0]);
      put(zip, "small/mouse.txt", "a grey mouse\na white mouse\r\n\ra gray mouse".getBytes(UTF_8));
      put(zip, "wolf.txt", "A GREY WOLF\nthe grey wolf\n".getBytes(UTF_8));
      put(zip, "bytes", new byte[] {(byte) 0xC3, '(', (byte) 0xFF, '\n', 0, 1, (byte) 0xFE, '\n'});
      put(zip, "empty.txt", new byte[0]);
    }
    return archive;
  }

  private Path archive(String name, String entry, byte[] content) throws IOException {
    Path archive = directory.resolve(name);
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      put(zip, entry, content);
    }
    return archive;
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
