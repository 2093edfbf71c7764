package dev.agen.conformance.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads values, expressions and exceptions. */
final class ValueReader {

  /** Things that are thrown and are no exceptions (feature {@code badexc}). */
  private static final Set<String> NO_EXCEPTIONS = Set.of("int", "none", "str");

  private ValueReader() {}

  /** An expression; a missing one is None. */
  static Expression expression(Fields owner, String name) {
    if (!owner.hasValue(name)) {
      return new Expression.Constant(Value.NONE);
    }
    Fields expression = owner.object(name);
    return expression.has("r")
        ? new Expression.Variable()
        : new Expression.Constant(value(expression, "c"));
  }

  static Value value(Fields owner, String name) {
    return value(owner.node(name), owner.placeOf(name));
  }

  private static Value value(JsonNode json, String place) {
    if (json.isNull()) {
      return Value.NONE;
    }
    if (json.isString()) {
      return new Value.Plain(json.stringValue());
    }
    if (json.isIntegralNumber()) {
      return new Value.Plain(json.numberValue());
    }
    if (json.isObject() && json.has("t")) {
      return new Value.Tuple(items(json.get("t"), place + ".t"));
    }
    if (json.isObject() && json.has("x")) {
      return new Value.OfException(instance(Fields.of(json, place)));
    }
    throw Fields.complaint(place, "not a value: " + Excerpt.of(json));
  }

  private static List<Value> items(JsonNode array, String place) {
    if (!array.isArray()) {
      throw Fields.complaint(place, "expected an array, not " + Excerpt.of(array));
    }
    List<Value> items = new ArrayList<>();
    for (JsonNode item : array) {
      items.add(value(item, place + "[" + items.size() + "]"));
    }
    return items;
  }

  private static ExceptionSpec instance(Fields value) {
    ExceptionSpec spec = exception(value, "x");
    if (spec.message().isEmpty()) {
      throw value.complaint("an exception as a value needs a message \"m\"");
    }
    return spec;
  }

  static ExceptionSpec exception(Fields owner, String name) {
    Fields exception = owner.object(name);
    String kind = exception.string("k");
    if (NO_EXCEPTIONS.contains(kind)) {
      throw exception.complaint(
          "throwing what is no exception (\"" + kind + "\") cannot be written in Java");
    }
    PythonClass known =
        PythonClass.raisable(kind)
            .orElseThrow(() ->
                exception.complaint(
                    "unknown kind of exception \""
                        + kind
                        + "\"; there are "
                        + PythonClass.raisableNames()));
    boolean form = exception.hasValue("cls");
    return new ExceptionSpec(known, form ? Optional.empty() : Optional.of(exception.string("m")));
  }

  static PythonClass caught(Fields clause) {
    String name = clause.string("match");
    return PythonClass.named(name)
        .orElseThrow(() ->
            clause.complaint(
                "unknown class \"" + name + "\" to match; there are " + PythonClass.names()));
  }
}
