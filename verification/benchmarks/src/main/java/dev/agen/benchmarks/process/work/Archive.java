package dev.agen.benchmarks.process.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What every grep needs and none of them is about: the archive, and what to look for. */
public final class Archive implements AutoCloseable {

  private final ZipFile zip;
  private final String prefix;
  private final Pattern pattern;

  /**
   * Opens an archive.
   *
   * @param args the archive, the prefix of the names that are searched, and the pattern
   * @throws IOException if it cannot be read
   */
  public Archive(String[] args) throws IOException {
    this.zip = new ZipFile(args[0]);
    this.prefix = args[1];
    this.pattern = Pattern.compile(args[2]);
  }

  /** {@return the files to search, in the archive's order} */
  public Iterator<ZipEntry> entries() {
    return zip.stream()
        .<ZipEntry>map(entry -> entry)
        .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix))
        .iterator();
  }

  /**
   * {@return the text of a file}
   *
   * @param entry the file
   * @throws IOException if it cannot be read
   */
  public BufferedReader open(ZipEntry entry) throws IOException {
    return new BufferedReader(
        new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8));
  }

  /**
   * {@return whether a line matches}
   *
   * @param line the line
   */
  public boolean matches(String line) {
    return pattern.matcher(line).find();
  }

  /**
   * {@return how a match is printed}
   *
   * @param entry the file
   * @param number the line's number
   * @param line the line
   */
  public static String show(ZipEntry entry, int number, String line) {
    return entry.getName() + ":" + number + ": " + line;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
