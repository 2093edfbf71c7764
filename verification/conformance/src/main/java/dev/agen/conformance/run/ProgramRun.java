package dev.agen.conformance.run;

import dev.agen.conformance.json.Json;
import dev.agen.conformance.program.Operation;
import dev.agen.conformance.program.Program;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Runs a program from its first operation to its last. */
public final class ProgramRun {

  private ProgramRun() {}

  /**
   * Runs a program on the calling thread.
   *
   * @param program the program
   * @param engine what runs its bodies
   * @return the trace
   */
  public static List<JsonNode> trace(Program program, Engine engine) {
    World world = new World(program, engine);
    boolean complete = drive(world, program.main());
    List<JsonNode> trace = world.end();
    if (!complete) {
      trace.add(Json.NODES.objectNode().put("e", "aborted"));
    }
    return trace;
  }

  private static boolean drive(World world, List<Operation> operations) {
    Operations main = new Operations(world, "main");
    try {
      operations.forEach(main::perform);
      return true;
    } catch (TooLong tooLong) {
      return false;
    }
  }
}
