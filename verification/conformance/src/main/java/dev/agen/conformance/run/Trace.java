package dev.agen.conformance.run;

import dev.agen.conformance.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down what happens in a run, until it is ended. */
final class Trace {

  private final Display display;
  private List<JsonNode> events = new ArrayList<>();

  Trace(Display display) {
    this.display = display;
  }

  /** Ends the trace: what happens from now on is not written down. */
  List<JsonNode> end() {
    List<JsonNode> complete = events;
    events = null;
    return complete;
  }

  void event(String kind, String owner) {
    add(of(kind, owner));
  }

  void event(String kind, String owner, int label) {
    add(of(kind, owner, label));
  }

  /** A value has arrived: {@code got} or {@code item}. */
  void value(String kind, String owner, int label, Object value) {
    ObjectNode event = of(kind, owner, label);
    event.set("v", display.value(value));
    add(event);
  }

  void caught(String owner, int label, int clause, Throwable error) {
    ObjectNode event = of("caught", owner, label);
    event.put("c", clause);
    event.set("x", display.exception(error));
    add(event);
  }

  void arrived(String owner, int label, Throwable error) {
    ObjectNode event = of("leaf", owner, label);
    event.set("x", display.exception(error));
    add(event);
  }

  /** An operation has finished; {@code event} is complete. */
  void operation(ObjectNode event) {
    add(event);
  }

  private void add(ObjectNode event) {
    if (events != null) {
      events.add(event);
    }
  }

  private static ObjectNode of(String kind, String owner) {
    ObjectNode event = Json.NODES.objectNode();
    event.put("e", kind);
    event.put("o", owner);
    return event;
  }

  private static ObjectNode of(String kind, String owner, int label) {
    return of(kind, owner).put("l", label);
  }
}
