package dev.agen.conformance.json;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** How JSON is read and written everywhere here. */
public final class Json {

  /** Makes nodes. */
  public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private Json() {}

  /**
   * Parses one value.
   *
   * @param text the JSON
   * @return the value
   */
  public static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  /**
   * Writes a value on one line, in ASCII.
   *
   * @param json the value
   * @return the line, without its end
   */
  public static String line(JsonNode json) {
    return MAPPER.writeValueAsString(json);
  }
}
