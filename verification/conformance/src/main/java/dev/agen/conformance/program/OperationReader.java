package dev.agen.conformance.program;

import java.util.Optional;

/** Reads operations. */
final class OperationReader {

  private final Names names;

  OperationReader(Names names) {
    this.names = names;
  }

  Operation operation(Fields json) {
    String op = json.string("op");
    return switch (op) {
      case "gen" -> new Operation.NewGenerator(json.string("id"), names.generator(json, "f"));
      case "coro" -> new Operation.NewCoroutine(json.string("id"), names.coroutine(json, "f"));
      case "send" -> new Operation.Send(json.string("a"), ValueReader.value(json, "v"));
      case "throw" -> new Operation.Throw(json.string("a"), ValueReader.exception(json, "e"));
      case "close" -> new Operation.Close(json.string("a"));
      case "drive" -> new Operation.Drive(json.string("a"), json.natural("max"));
      case "state" -> new Operation.State(json.string("g"));
      case "hooks", "bad" ->
          throw json.complaint("operation \"" + op + "\" of profile ext is not supported");
      case "dropa", "dropg" ->
          throw json.complaint("operation \"" + op + "\" of profile gc is not supported");
      default -> {
        GeneratorOperation operation =
            generatorOperation(op, json)
                .orElseThrow(() -> json.complaint("unknown operation \"" + op + "\""));
        yield new Operation.Create(json.string("id"), operation);
      }
    };
  }

  /** An operation that a body awaits. */
  GeneratorOperation awaited(Fields json) {
    String op = json.string("op");
    return generatorOperation(op, json)
        .orElseThrow(() -> json.complaint("unknown operation to await \"" + op + "\""));
  }

  private static Optional<GeneratorOperation> generatorOperation(String op, Fields json) {
    return switch (op) {
      case "anext" -> Optional.of(new GeneratorOperation.Anext(json.string("g")));
      case "asend" ->
          Optional.of(new GeneratorOperation.Asend(json.string("g"), ValueReader.value(json, "v")));
      case "athrow" ->
          Optional.of(
              new GeneratorOperation.Athrow(json.string("g"), ValueReader.exception(json, "e")));
      case "aclose" -> Optional.of(new GeneratorOperation.Aclose(json.string("g")));
      case "anextd" ->
          Optional.of(
              new GeneratorOperation.AnextDefault(json.string("g"), ValueReader.value(json, "v")));
      default -> Optional.empty();
    };
  }
}
