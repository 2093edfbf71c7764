package dev.agen.conformance.trace;

import dev.agen.conformance.json.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is left out of events before they are compared.
 *
 * @param messages whether the messages of all exceptions count, or only of those that identify one
 * @param causes whether the causes of exceptions count
 */
public record Normalization(boolean messages, boolean causes) {

  /** Leaves out only what no port has: implicit contexts. */
  public static final Normalization STRICT = new Normalization(true, true);

  /** Exceptions of the programs' own, which are identified by their messages. */
  private static final Set<String> OWN = Set.of("Boom", "Oops", "Base", "CancelledError");

  JsonNode normalize(JsonNode json) {
    return switch (json) {
      case ObjectNode object -> {
        ObjectNode kept = Json.NODES.objectNode();
        object.properties().stream()
            .filter(field -> keeps(object, field.getKey()))
            .forEach(field -> kept.set(field.getKey(), normalize(field.getValue())));
        yield kept;
      }
      case ArrayNode array -> {
        ArrayNode kept = Json.NODES.arrayNode();
        array.forEach(item -> kept.add(normalize(item)));
        yield kept;
      }
      default -> json;
    };
  }

  private boolean keeps(ObjectNode owner, String field) {
    return switch (field) {
      case "ctx" -> false;
      case "cause" -> causes;
      case "m" -> messages || OWN.contains(owner.path("k").asString(""));
      default -> true;
    };
  }
}
