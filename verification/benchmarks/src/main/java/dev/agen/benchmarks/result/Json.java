package dev.agen.benchmarks.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How JSON is read and written everywhere here. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final JsonMapper LINES = JsonMapper.builder().build();

  private Json() {}

  /**
   * Parses one value.
   *
   * @param text the JSON
   * @return the value
   */
  public static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  /**
   * Parses one value.
   *
   * @param <T> its type
   * @param text the JSON
   * @param type its type
   * @return the value
   */
  public static <T> T parse(String text, Class<T> type) {
    return MAPPER.readValue(text, type);
  }

  /**
   * {@return a value on one line}
   *
   * @param value the value
   */
  public static String line(Object value) {
    return LINES.writeValueAsString(value);
  }

  /**
   * Reads a file; one called {@code *.gz} is unpacked.
   *
   * @param <T> the type of its content
   * @param file the file
   * @param type the type of its content
   * @return the content
   * @throws IOException if it cannot be read
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream text = isPacked(file) ? new GZIPInputStream(in) : in) {
      return MAPPER.readValue(text.readAllBytes(), type);
    }
  }

  /**
   * Writes a file whole or not at all, so that an interrupted run leaves the last good one; one
   * called {@code *.gz} is packed.
   *
   * @param file the file
   * @param value its content
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, Object value) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path draft = Files.createTempFile(parent, file.getFileName().toString(), ".part");
    try (OutputStream out = Files.newOutputStream(draft);
        OutputStream text = isPacked(file) ? new GZIPOutputStream(out) : out) {
      text.write((MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean isPacked(Path file) {
    return file.getFileName().toString().endsWith(".gz");
  }
}
