package dev.agen.benchmarks.footprint;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Variants;
import dev.agen.benchmarks.shared.AgenEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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

  private static final String SUSPENDED = "Q3";
  private static final String WAITING = "Q7";
  private static final Map<String, String> MEMORY = Map.of("part", "Memory");
  private static final Duration EACH = Duration.ofSeconds(7);

  private final int generators;
  private final int streams;
  private final List<String> questions;
  private final Variants variants;

  /**
   * Makes one.
   *
   * @param generators how many generators are made; of those with a thread a tenth
   * @param streams how many streams wait
   * @param questions what is asked, of question 3 and question 7
   * @param variants which rows are wanted
   */
  public Children(int generators, int streams, List<String> questions, Variants variants) {
    this.generators = generators;
    this.streams = streams;
    this.questions = List.copyOf(questions);
    this.variants = variants;
  }

  /**
   * {@return about how long it takes}
   *
   * @param questions what is asked
   * @param variants which rows are wanted
   */
  public static Duration estimate(List<String> questions, Variants variants) {
    Children all = new Children(0, 0, questions, variants);
    long rows =
        Suspended.all().stream().filter(subject -> all.wants(SUSPENDED, subject.name())).count()
            + Waiting.all().stream().filter(subject -> all.wants(WAITING, subject.name())).count();
    return EACH.multipliedBy(rows);
  }

  private boolean wants(String question, String name) {
    int end = name.indexOf('_');
    CaseId id = new CaseId(question, name.substring(0, end), name.substring(end + 1), MEMORY);
    return questions.contains(question) && variants.include(id);
  }

  /** {@return a row for each kind of suspended generator} */
  public List<Map<String, Object>> suspended() {
    return Suspended.all().stream()
        .filter(subject -> wants(SUSPENDED, subject.name()))
        .map(subject -> measure("suspended", subject.name(), (int) (generators * subject.share())))
        .toList();
  }

  /** {@return a row for each kind of stream that waits} */
  public List<Map<String, Object>> waiting() {
    return Waiting.all().stream()
        .filter(subject -> wants(WAITING, subject.name()))
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

  private static List<String> command(String kind, String name, String count) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(AgenEngine.options(name));
    command.add("--class-path");
    command.add(System.getProperty("java.class.path"));
    command.add(Measure.class.getName());
    command.addAll(List.of(kind, name, count));
    return command;
  }

  private static Map<String, Object> failure(String name, String reason) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("failure", reason);
    return row;
  }
}
