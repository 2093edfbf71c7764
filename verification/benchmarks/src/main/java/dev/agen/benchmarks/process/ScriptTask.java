package dev.agen.benchmarks.process;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Json;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.result.NotMeasured;
import dev.agen.benchmarks.result.Variants;
import dev.agen.benchmarks.run.Effort;
import dev.agen.benchmarks.run.MeasurementException;
import dev.agen.benchmarks.run.Store;
import dev.agen.benchmarks.run.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * All that a peer outside of the JVM has to say to a question: one process that runs the same loops
 * as the benchmarks and times them itself. It prints an object on a line for each case.
 */
public final class ScriptTask implements Task {

  /** The questions, with how many cases there are of each. */
  private static final Map<String, Integer> QUESTIONS = Map.of("Q1", 8, "Q2", 3, "Q4", 4);

  private static final int WARMUPS = 3;
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final String question;
  private final Interpreter interpreter;
  private final Scripts scripts;
  private final Effort effort;
  private final Variants variants;
  private final Store store;

  /**
   * Makes one.
   *
   * @param question the question
   * @param interpreter the peer
   * @param scripts where its program is
   * @param effort how much to measure
   * @param variants which of its cases are wanted
   * @param store keeps what the peer cannot do
   */
  public ScriptTask(
      String question,
      Interpreter interpreter,
      Scripts scripts,
      Effort effort,
      Variants variants,
      Store store) {
    this.question = question;
    this.interpreter = interpreter;
    this.scripts = scripts;
    this.effort = effort;
    this.variants = variants;
    this.store = store;
  }

  /**
   * {@return whether the scripts have something to say to a question}
   *
   * @param question the question
   */
  public static boolean answers(String question) {
    return QUESTIONS.containsKey(question);
  }

  @Override
  public String question() {
    return question;
  }

  @Override
  public String subject() {
    return interpreter.kind().peer();
  }

  /** An upper bound: it is the script that knows which of its cases are wanted. */
  @Override
  public Duration estimate() {
    long iterations =
        (long) QUESTIONS.getOrDefault(question, 1) * (warmups() + effort.iterations());
    return effort.iteration().multipliedBy(iterations);
  }

  @Override
  public List<Measurement> measure(int round) throws MeasurementException {
    try {
      Child.Output output = Child.run(command(), Map.of(), LIMIT);
      List<Measurement> measurements = new ArrayList<>();
      for (String line : output.text().lines().toList()) {
        JsonNode json = Json.parse(line);
        CaseId id = id(json);
        if (json.has("limit")) {
          store.add(
              NotMeasured.absent(
                  question,
                  id.subject(),
                  "beyond what it can do: " + json.path("limit").asString()));
        } else {
          measurements.add(measurement(id, round, json));
        }
      }
      return measurements;
    } catch (IOException e) {
      throw new MeasurementException(String.valueOf(e.getMessage()));
    } catch (JacksonException e) {
      throw new MeasurementException("no JSON: " + e.getOriginalMessage());
    }
  }

  private List<String> command() throws IOException {
    return List.of(
        interpreter.program().toString(),
        scripts.file("bench", interpreter.kind()).toString(),
        question,
        String.valueOf(warmups()),
        String.valueOf(effort.iterations()),
        String.valueOf(effort.iteration().toMillis()),
        effort.quick() ? "first" : "all",
        interpreter.kind().peer(),
        variants.pattern());
  }

  private int warmups() {
    return effort.quick() ? 1 : WARMUPS;
  }

  private CaseId id(JsonNode json) {
    Map<String, String> params = new TreeMap<>();
    json.path("params").properties().forEach(p -> params.put(p.getKey(), p.getValue().asString()));
    return new CaseId(question, interpreter.kind().peer(), json.path("variant").asString(), params);
  }

  private static Measurement measurement(CaseId id, int round, JsonNode json) {
    double[] iterations =
        json.path("iterations").valueStream().mapToDouble(JsonNode::asDouble).toArray();
    return new Measurement(
        id,
        round,
        DoubleStream.of(iterations).average().orElseThrow(),
        null,
        DoubleStream.of(iterations).boxed().toList(),
        Map.of());
  }
}
