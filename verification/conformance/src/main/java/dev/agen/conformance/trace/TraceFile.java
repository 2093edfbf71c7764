package dev.agen.conformance.trace;

import dev.agen.conformance.json.JsonValues;
import dev.agen.conformance.json.Located;
import dev.agen.conformance.program.MalformedInputException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import tools.jackson.databind.JsonNode;

/** The traces of a file, one for each program. */
public final class TraceFile implements Iterator<List<JsonNode>>, AutoCloseable {

  private final JsonValues events;
  private boolean separated;

  private TraceFile(JsonValues events) {
    this.events = events;
  }

  /**
   * Opens a file.
   *
   * @param file its path, or {@code -}
   * @return its traces
   */
  public static TraceFile open(String file) {
    return new TraceFile(JsonValues.open(file));
  }

  @Override
  public boolean hasNext() {
    return separated || events.hasNext();
  }

  /** Reads up to the next separator. */
  @Override
  public List<JsonNode> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    List<JsonNode> trace = new ArrayList<>();
    boolean first = !separated;
    separated = false;
    while (events.hasNext()) {
      Located event = events.next();
      if (!kind(event).equals("program")) {
        trace.add(event.json());
      } else if (!first || !trace.isEmpty()) {
        separated = true;
        break;
      }
      first = false;
    }
    return trace;
  }

  private static String kind(Located event) {
    JsonNode kind = event.json().path("e");
    if (!kind.isString()) {
      throw new MalformedInputException(event.place() + ": not an event, it has no \"e\"");
    }
    return kind.stringValue();
  }

  @Override
  public void close() {
    events.close();
  }
}
