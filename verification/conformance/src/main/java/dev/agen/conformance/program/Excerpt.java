package dev.agen.conformance.program;

import tools.jackson.databind.JsonNode;

/** JSON for messages: on one line and not too long. */
final class Excerpt {

  private static final int LIMIT = 80;

  private Excerpt() {}

  static String of(JsonNode json) {
    String text = json.toString();
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "...";
  }
}
