package dev.agen.conformance.json;

import dev.agen.conformance.program.MalformedInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * The JSON values of a file, one after the other: a single value, one value per line, or an array
 * of values. Reads as far as it is asked to.
 */
public final class JsonValues implements Iterator<Located>, AutoCloseable {

  private static final String STANDARD_INPUT = "-";

  private static final ObjectReader ONE_OF_SEVERAL =
      Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String name;
  private final JsonParser parser;
  private boolean looked;
  private Located next;

  private JsonValues(String name, InputStream in) {
    this.name = name;
    this.parser = Json.MAPPER.createParser(in);
  }

  /**
   * Opens a file.
   *
   * @param file its path, {@code -} for standard input; decompressed if it ends in {@code .gz}
   * @return its values
   * @throws MalformedInputException if it cannot be opened
   */
  public static JsonValues open(String file) {
    try {
      return file.equals(STANDARD_INPUT)
          ? new JsonValues("standard input", System.in)
          : new JsonValues(file, stream(Path.of(file)));
    } catch (IOException | InvalidPathException e) {
      throw new MalformedInputException("cannot read " + file + ": " + reason(e, file));
    }
  }

  /**
   * Reads from a stream.
   *
   * @param name what to call it in messages
   * @param in the stream; closed with this
   * @return its values
   */
  public static JsonValues of(String name, InputStream in) {
    return new JsonValues(name, in);
  }

  private static InputStream stream(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("it is a directory");
    }
    InputStream in = Files.newInputStream(path);
    return path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static String reason(Exception e, String file) {
    return e instanceof NoSuchFileException
        ? "no such file"
        : String.valueOf(e.getMessage()).replace(file + ": ", "");
  }

  @Override
  public boolean hasNext() {
    if (!looked) {
      next = read();
      looked = true;
    }
    return next != null;
  }

  @Override
  public Located next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    looked = false;
    return next;
  }

  private Located read() {
    try {
      JsonToken token = parser.nextToken();
      while ((token == JsonToken.START_ARRAY && isOutermost()) || token == JsonToken.END_ARRAY) {
        token = parser.nextToken();
      }
      if (token == null) {
        return null;
      }
      int line = parser.currentTokenLocation().getLineNr();
      JsonNode json = ONE_OF_SEVERAL.readTree(parser);
      return new Located(json, name + ":" + line);
    } catch (JacksonException e) {
      throw new MalformedInputException(
          name + ":" + e.getLocation().getLineNr() + ": bad JSON: " + firstLine(e));
    }
  }

  private boolean isOutermost() {
    return parser.streamReadContext().getParent().inRoot();
  }

  private static String firstLine(JacksonException e) {
    String line = e.getOriginalMessage().lines().findFirst().orElse("");
    int marker = line.indexOf(" (start marker at");
    return marker < 0 ? line : line.substring(0, marker);
  }

  @Override
  public void close() {
    parser.close();
  }
}
