package dev.agen.conformance.json;

import tools.jackson.databind.JsonNode;

/**
 * A JSON value and where it stood.
 *
 * @param json the value
 * @param place file and line
 */
public record Located(JsonNode json, String place) {}
