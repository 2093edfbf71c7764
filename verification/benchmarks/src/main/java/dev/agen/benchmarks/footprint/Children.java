package dev.agen.benchmarks.footprint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Runs {@link Measure}, each time in a JVM of its own; all have the same options. */
public final class Children {

  /** What JOL needs on this JDK, and room for a million generators. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx4g",
          "-Djol.magicFieldOffset=true",
          "-Djdk.attach.allowAttachSelf=true",
          "-XX:+EnableDynamicAgentLoading",
          "--sun-misc-unsafe-memory-access=allow");

  private final int generators;
  private final int streams;

  /**
   * Makes one.
   *
   * @param generators how many generators are made; of those with a thread a tenth
   * @param streams how many streams wait
   */
  public Children(int generators, int streams) {
    this.generators = generators;
    this.streams = streams;
  }

  /** {@return a row for each kind of suspended generator} */
  public List<Map<String, Object>> suspended() {
    return Suspended.all().stream()
        .map(subject -> measure("suspended", subject.name(), (int) (generators * subject.share())))
        .toList();
  }

  /** {@return a row for each kind of stream that waits} */
  public List<Map<String, Object>> waiting() {
    return Waiting.all().stream()
        .map(subject -> measure("waiting", subject.name(), streams))
        .toList();
  }

  private static Map<String, Object> measure(String kind, String name, int count) {
    try {
      return run(kind, name, count);
    } catch (IOException | JacksonException e) {
      return failure(name, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failure(name, e.toString());
    }
  }

  private static Map<String, Object> run(String kind, String name, int count)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(command(kind, name, String.valueOf(count)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = child.waitFor();
    String json =
        printed.lines().filter(line -> line.startsWith("{")).reduce((_, last) -> last).orElse("");
    if (status != 0 || json.isEmpty()) {
      return failure(name, "exited with " + status);
    }
    Map<String, Object> row = new LinkedHashMap<>();
    JsonMapper.shared()
        .readTree(json)
        .properties()
        .forEach(property -> row.put(property.getKey(), property.getValue()));
    return row;
  }

  private static List<String> command(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.add("--class-path");
    command.add(System.getProperty("java.class.path"));
    command.add(Measure.class.getName());
    command.addAll(List.of(args));
    return command;
  }

  private static Map<String, Object> failure(String name, String reason) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("failure", reason);
    return row;
  }
}
