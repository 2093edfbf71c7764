package dev.agen.conformance.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object being read, with the place where it stands; complains about what is wrong there.
 */
record Fields(JsonNode json, String place) {

  static Fields of(JsonNode json, String place) {
    if (!json.isObject()) {
      throw complaint(place, "expected an object, not " + Excerpt.of(json));
    }
    return new Fields(json, place);
  }

  boolean has(String name) {
    return json.has(name);
  }

  /** The field is there and is not null. */
  boolean hasValue(String name) {
    return json.hasNonNull(name);
  }

  JsonNode node(String name) {
    JsonNode node = json.get(name);
    if (node == null) {
      throw complaint("missing field \"" + name + "\" in " + Excerpt.of(json));
    }
    return node;
  }

  String placeOf(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  String string(String name) {
    JsonNode node = node(name);
    if (!node.isString()) {
      throw complaint(placeOf(name), "expected a string, not " + Excerpt.of(node));
    }
    return node.stringValue();
  }

  int natural(String name) {
    JsonNode node = node(name);
    if (!node.isInt() || node.intValue() < 0) {
      throw complaint(placeOf(name), "expected a number from 0 up, not " + Excerpt.of(node));
    }
    return node.intValue();
  }

  Fields object(String name) {
    return of(node(name), placeOf(name));
  }

  <T> List<T> list(String name, Function<Fields, T> reader) {
    return items(name).stream().map(reader).toList();
  }

  /** As {@link #list}, nothing if the field is missing or null. */
  <T> Optional<List<T>> optionalList(String name, Function<Fields, T> reader) {
    return hasValue(name) ? Optional.of(list(name, reader)) : Optional.empty();
  }

  private List<Fields> items(String name) {
    JsonNode array = node(name);
    if (!array.isArray()) {
      throw complaint(placeOf(name), "expected an array, not " + Excerpt.of(array));
    }
    List<Fields> items = new ArrayList<>();
    for (JsonNode item : array) {
      items.add(of(item, placeOf(name) + "[" + items.size() + "]"));
    }
    return items;
  }

  MalformedInputException complaint(String what) {
    return complaint(place, what);
  }

  static MalformedInputException complaint(String place, String what) {
    return new MalformedInputException(place.isEmpty() ? what : place + ": " + what);
  }
}
