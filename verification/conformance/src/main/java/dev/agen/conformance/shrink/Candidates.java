package dev.agen.conformance.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All programs that are one deletion smaller than a given one, the large deletions first. Some of
 * them are no programs any more.
 */
final class Candidates {

  private static final List<String> BLOCKS = List.of("body", "else", "finally");
  private static final List<String> EXTRAS =
      List.of("finally", "else", "onthrow", "onexit", "e", "v");

  private final ObjectNode program;
  private final List<Consumer<ObjectNode>> edits = new ArrayList<>();

  private Candidates(ObjectNode program) {
    this.program = program;
  }

  /** The candidates, made one by one. */
  static Stream<ObjectNode> of(ObjectNode program) {
    Candidates candidates = new Candidates(program);
    candidates.collect();
    return candidates.edits.stream().map(candidates::edited);
  }

  private ObjectNode edited(Consumer<ObjectNode> edit) {
    ObjectNode copy = program.deepCopy();
    edit.accept(copy);
    return copy;
  }

  private void collect() {
    operations();
    for (String kind : List.of("gens", "coros")) {
      for (int i = 0; i < program.path(kind).size(); i++) {
        String body = "/" + kind + "/" + i + "/body";
        if (!program.at(body).isEmpty()) {
          edits.add(copy -> array(copy, body).removeAll());
          block(body);
        }
      }
    }
  }

  private void operations() {
    int count = program.path("main").size();
    for (int size = count; size > 0; size /= 2) {
      for (int start = 0; start < count; start += size) {
        int from = start;
        int to = Math.min(start + size, count);
        edits.add(copy -> {
          for (int i = to - 1; i >= from; i--) {
            array(copy, "/main").remove(i);
          }
        });
      }
    }
  }

  private void block(String path) {
    JsonNode statements = program.at(path);
    for (int i = 0; i < statements.size(); i++) {
      statement(path, i, statements.get(i));
    }
  }

  private void statement(String path, int index, JsonNode statement) {
    String self = path + "/" + index;
    edits.add(copy -> array(copy, path).remove(index));
    if (statement.path("body").isArray()) {
      edits.add(copy -> replaceByBody(array(copy, path), index));
    }
    for (int i = 0; i < statement.path("except").size(); i++) {
      int clause = i;
      edits.add(copy -> array(copy, self + "/except").remove(clause));
      block(self + "/except/" + clause + "/body");
    }
    for (String extra : EXTRAS) {
      if (statement.has(extra)) {
        edits.add(copy -> ((ObjectNode) copy.at(self)).remove(extra));
      }
    }
    for (String block : BLOCKS) {
      block(self + "/" + block);
    }
  }

  /** A compound statement becomes the statements inside of it. */
  private static void replaceByBody(ArrayNode statements, int index) {
    ArrayNode body = (ArrayNode) statements.remove(index).get("body");
    for (int i = body.size() - 1; i >= 0; i--) {
      statements.insert(index, body.get(i));
    }
  }

  private static ArrayNode array(ObjectNode program, String path) {
    return (ArrayNode) program.at(path);
  }
}
