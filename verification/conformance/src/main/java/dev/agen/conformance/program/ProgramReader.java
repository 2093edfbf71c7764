package dev.agen.conformance.program;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads a program from JSON and refuses what cannot be run. */
public final class ProgramReader {

  private ProgramReader() {}

  /**
   * Reads one program.
   *
   * @param json the program
   * @return the program
   * @throws MalformedInputException if it is not one, or not one that can be run here
   */
  public static Program read(JsonNode json) {
    Fields program = Fields.of(json, "");
    if (program.has("v") && program.natural("v") != 1) {
      throw program.complaint("unknown version " + program.node("v") + " of the format");
    }
    if (program.hasValue("profile") && program.string("profile").equals("gc")) {
      throw program.complaint("profile gc is not supported");
    }
    List<Fields> generators = program.list("gens", f -> f);
    List<Fields> coroutines = program.list("coros", f -> f);
    Set<String> taken = new LinkedHashSet<>();
    Names names = new Names(declared(generators, taken), declared(coroutines, taken));
    StatementReader statements = new StatementReader(names);
    OperationReader operations = new OperationReader(names);
    return new Program(
        program.hasValue("name") ? program.string("name") : "",
        functions(generators, statements, Scope.ofGenerator()),
        functions(coroutines, statements, Scope.ofCoroutine()),
        statements.all(),
        program.list("main", operations::operation));
  }

  private static Set<String> declared(List<Fields> functions, Set<String> taken) {
    Set<String> names = new LinkedHashSet<>();
    for (Fields function : functions) {
      String name = function.string("name");
      if (!taken.add(name)) {
        throw function.complaint("there are two functions \"" + name + "\"");
      }
      names.add(name);
    }
    return names;
  }

  private static Map<String, Function> functions(
      List<Fields> functions, StatementReader statements, Scope scope) {
    Map<String, Function> byName = new LinkedHashMap<>();
    for (Fields function : functions) {
      String name = function.string("name");
      byName.put(name, new Function(name, statements.block(function, "body", scope)));
    }
    return byName;
  }
}
