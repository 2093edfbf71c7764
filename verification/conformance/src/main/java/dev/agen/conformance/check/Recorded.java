package dev.agen.conformance.check;

import dev.agen.conformance.json.JsonValues;
import dev.agen.conformance.json.Located;
import dev.agen.conformance.program.MalformedInputException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A program and what CPython did with it.
 *
 * @param named the program
 * @param json the program as it was read
 * @param trace CPython's trace
 */
public record Recorded(NamedProgram named, JsonNode json, List<JsonNode> trace) {

  /**
   * Reads one from an object with the fields {@code program} and {@code trace}.
   *
   * @param number its number in the input, from 0
   * @param located the object
   * @return what was recorded
   * @throws MalformedInputException if that is not an object of this kind
   */
  public static Recorded read(int number, Located located) {
    JsonNode json = located.json();
    if (!json.path("program").isObject() || !json.path("trace").isArray()) {
      throw new MalformedInputException(
          located.place() + ": expected an object with \"program\" and \"trace\"");
    }
    JsonNode program = json.get("program");
    List<JsonNode> trace = new ArrayList<>();
    json.get("trace").forEach(trace::add);
    return new Recorded(NamedProgram.read(located.place(), number, program), program, trace);
  }

  /**
   * Reads all of a file.
   *
   * @param values the file
   * @return what was recorded, read as it is asked for
   */
  public static Iterator<Recorded> all(JsonValues values) {
    int[] number = new int[1];
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return values.hasNext();
      }

      @Override
      public Recorded next() {
        return read(number[0]++, values.next());
      }
    };
  }

  @Override
  public String toString() {
    return named.toString();
  }
}
