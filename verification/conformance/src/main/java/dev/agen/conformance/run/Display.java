package dev.agen.conformance.run;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.StopIteration;
import dev.agen.conformance.json.Json;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows values and exceptions as JSON. */
final class Display {

  private static final int CAUSES = 4;

  private final Function<Object, String> identifier;

  /**
   * With what names objects.
   *
   * @param identifier gives the identifier under which an object is stored, null if it is not
   */
  Display(Function<Object, String> identifier) {
    this.identifier = identifier;
  }

  JsonNode value(Object value) {
    return switch (value) {
      case null -> Json.NODES.nullNode();
      case Boolean bool -> Json.NODES.booleanNode(bool);
      case Integer number -> Json.NODES.numberNode(number);
      case Long number -> Json.NODES.numberNode(number);
      case BigInteger number -> Json.NODES.numberNode(number);
      case String text -> Json.NODES.stringNode(text);
      case List<?> tuple -> field("t", items(tuple));
      case Throwable error -> field("x", exception(error));
      default -> object(value);
    };
  }

  private ArrayNode items(List<?> tuple) {
    ArrayNode items = Json.NODES.arrayNode();
    tuple.forEach(item -> items.add(value(item)));
    return items;
  }

  private JsonNode object(Object object) {
    String id = identifier.apply(object);
    return id != null
        ? field("obj", Json.NODES.stringNode(id))
        : field("type", Json.NODES.stringNode(typeName(object)));
  }

  private static String typeName(Object object) {
    return switch (object) {
      case AsyncGenerator<?, ?, ?> _ -> "async_generator";
      case Coroutine<?> _ -> "coroutine";
      default -> object.getClass().getSimpleName();
    };
  }

  static ObjectNode field(String name, JsonNode value) {
    ObjectNode object = Json.NODES.objectNode();
    object.set(name, value);
    return object;
  }

  ObjectNode exception(Throwable error) {
    return exception(error, 0);
  }

  private ObjectNode exception(Throwable error, int depth) {
    ObjectNode shown = Json.NODES.objectNode();
    shown.put("k", ExceptionTable.pythonName(error));
    if (error instanceof StopIteration stop) {
      shown.put("m", "");
      shown.set("v", value(stop.value()));
    } else {
      shown.put("m", error.getMessage() == null ? "" : error.getMessage());
    }
    if (error.getCause() != null && depth < CAUSES) {
      shown.set("cause", exception(error.getCause(), depth + 1));
    }
    return shown;
  }
}
