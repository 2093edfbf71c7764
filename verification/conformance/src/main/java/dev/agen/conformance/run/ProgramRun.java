package dev.agen.conformance.run;

import dev.agen.conformance.json.Json;
import dev.agen.conformance.program.Operation;
import dev.agen.conformance.program.Program;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Runs a program from its first operation to its last. */
public final class ProgramRun {

  /** What an engine writes that does not run a program as it is. */
  private static final String REFUSED = "refused";

  private ProgramRun() {}

  /**
   * Runs a program on the calling thread.
   *
   * @param program the program
   * @param prepared its functions
   * @return the trace; if functions are refused, an event for each of them instead
   */
  public static List<JsonNode> trace(Program program, Prepared prepared) {
    World world = new World(prepared);
    List<Bodies.Refusal> refusals = world.refusals();
    if (!refusals.isEmpty()) {
      return refusals.stream().map(ProgramRun::refused).toList();
    }
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

  private static JsonNode refused(Bodies.Refusal refusal) {
    return Json.NODES
        .objectNode()
        .put("e", REFUSED)
        .put("f", refusal.function())
        .put("m", refusal.reason());
  }

  /**
   * {@return whether {@code trace} is not what a program did, but why it was not run}
   *
   * @param trace what a run gave
   */
  public static boolean isRefusal(List<JsonNode> trace) {
    return !trace.isEmpty() && trace.getFirst().path("e").asString("").equals(REFUSED);
  }
}
