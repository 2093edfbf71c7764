package dev.agen.conformance.python;

import dev.agen.conformance.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Runs programs on CPython, one after the other, in one process. */
public final class Oracle implements AutoCloseable {

  private final Scripts scripts = Scripts.unpack();
  private final Interpreter interpreter;

  /**
   * Starts one.
   *
   * @param python the interpreter
   */
  public Oracle(Path python) {
    interpreter = Interpreter.start(python, scripts.path("serve.py"), List.of());
  }

  /**
   * Runs a program.
   *
   * @param program the program
   * @return its trace, none if it is no program
   */
  public Optional<List<JsonNode>> trace(JsonNode program) {
    interpreter.writeLine(Json.line(program));
    JsonNode answer = Json.parse(interpreter.readLine());
    if (answer.isNull()) {
      return Optional.empty();
    }
    List<JsonNode> trace = new ArrayList<>();
    answer.forEach(trace::add);
    return Optional.of(trace);
  }

  @Override
  public void close() {
    interpreter.close();
    scripts.close();
  }
}
