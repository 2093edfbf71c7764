package dev.agen.conformance.check;

import dev.agen.conformance.program.MalformedInputException;
import dev.agen.conformance.program.Program;
import dev.agen.conformance.program.ProgramReader;
import tools.jackson.databind.JsonNode;

/**
 * A program that messages can name.
 *
 * @param number its number in the input, from 0
 * @param program the program
 */
public record NamedProgram(int number, Program program) {

  /**
   * Reads a program.
   *
   * @param place file and line
   * @param number its number in the input, from 0
   * @param json the program
   * @return the program
   * @throws MalformedInputException if it is not one, or not one that can be run here
   */
  public static NamedProgram read(String place, int number, JsonNode json) {
    try {
      return new NamedProgram(number, ProgramReader.read(json));
    } catch (MalformedInputException e) {
      String name = json.path("name").asString("");
      throw new MalformedInputException(place + ": " + text(number, name) + ": " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return text(number, program.name());
  }

  private static String text(int number, String name) {
    return "program " + number + (name.isEmpty() ? "" : " (" + name + ")");
  }
}
