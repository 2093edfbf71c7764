package dev.agen.conformance.program;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads statements. */
final class StatementReader {

  private final Names names;
  private final OperationReader operations;
  private final Map<Integer, Statement> byLabel = new LinkedHashMap<>();

  StatementReader(Names names) {
    this.names = names;
    this.operations = new OperationReader(names);
  }

  /** All statements that have been read, by their labels. */
  Map<Integer, Statement> all() {
    return Collections.unmodifiableMap(byLabel);
  }

  List<Statement> block(Fields owner, String name, Scope scope) {
    return owner.list(name, json -> statement(json, scope));
  }

  private Optional<List<Statement>> optionalBlock(Fields owner, String name, Scope scope) {
    return owner.optionalList(name, json -> statement(json, scope));
  }

  private Statement statement(Fields json, Scope scope) {
    Statement statement = unnumbered(json, scope);
    allow(
        byLabel.putIfAbsent(statement.label(), statement) == null,
        json,
        "there are two statements " + statement.label());
    return statement;
  }

  private Statement unnumbered(Fields json, Scope scope) {
    String kind = json.string("s");
    return switch (kind) {
      case "yield" -> {
        allow(scope.generator(), json, "yield outside of a generator");
        yield new Statement.Yield(label(json), ValueReader.expression(json, "v"));
      }
      case "await" -> new Statement.Await(label(json), leaf(json));
      case "awaita" -> new Statement.AwaitStored(label(json), json.string("a"));
      case "awaitc" ->
          new Statement.AwaitCoroutine(label(json), names.coroutine(json, "f"), json.string("id"));
      case "aop" -> new Statement.AwaitOperation(label(json), operations.awaited(json.object("o")));
      case "do" -> new Statement.Perform(label(json), operations.operation(json.object("o")));
      case "raise" -> new Statement.Raise(label(json), ValueReader.exception(json, "e"));
      case "reraise" -> {
        allow(scope.handler(), json, "reraise outside of an except clause");
        yield new Statement.Reraise(label(json));
      }
      case "return" -> new Statement.Return(label(json), ValueReader.expression(json, "v"));
      case "try" -> attempt(json, scope);
      case "loop" ->
          new Statement.Loop(label(json), json.natural("n"), block(json, "body", scope.inLoop()));
      case "break" -> {
        allow(scope.loop(), json, "break outside of a loop");
        yield new Statement.Break(label(json));
      }
      case "continue" -> {
        allow(scope.loop(), json, "continue outside of a loop");
        yield new Statement.Continue(label(json));
      }
      case "afor" ->
          new Statement.AsyncFor(
              label(json), over(json.object("over")), block(json, "body", scope.inLoop()));
      case "acomp" -> new Statement.Collect(label(json), over(json.object("over")));
      case "with" ->
          new Statement.With(label(json), manager(json.object("cm")), block(json, "body", scope));
      case "log" -> new Statement.Log(label(json));
      case "awaitbad", "aforbad", "forbad", "withbad" ->
          throw json.complaint("statement \"" + kind + "\" of profile ext is not supported");
      default -> throw json.complaint("unknown statement \"" + kind + "\"");
    };
  }

  private static int label(Fields json) {
    return json.natural("l");
  }

  private static void allow(boolean allowed, Fields json, String complaint) {
    if (!allowed) {
      throw json.complaint(complaint);
    }
  }

  private Statement attempt(Fields json, Scope scope) {
    Statement.Try attempt =
        new Statement.Try(
            label(json),
            block(json, "body", scope),
            json.optionalList("except", clause -> except(clause, scope)).orElse(List.of()),
            optionalBlock(json, "else", scope),
            optionalBlock(json, "finally", scope.inFinally()));
    allow(
        !attempt.excepts().isEmpty() || attempt.last().isPresent(),
        json,
        "try without except and without finally");
    return attempt;
  }

  private Statement.Except except(Fields clause, Scope scope) {
    return new Statement.Except(
        ValueReader.caught(clause), block(clause, "body", scope.inHandler()));
  }

  private static LeafSpec leaf(Fields json) {
    return new LeafSpec(
        json.has("n") ? json.natural("n") : 0,
        json.has("v") ? Optional.of(ValueReader.value(json, "v")) : Optional.empty(),
        json.hasValue("e") ? Optional.of(ValueReader.exception(json, "e")) : Optional.empty(),
        reaction(json, "onthrow"),
        reaction(json, "onexit"));
  }

  private static LeafSpec.Reaction reaction(Fields json, String field) {
    if (!json.hasValue(field)) {
      return LeafSpec.Reaction.RAISE;
    }
    String name = json.string(field);
    for (LeafSpec.Reaction reaction : LeafSpec.Reaction.values()) {
      if (reaction.name().toLowerCase(Locale.ROOT).equals(name)) {
        return reaction;
      }
    }
    throw Fields.complaint(json.placeOf(field), "unknown reaction \"" + name + "\"");
  }

  private Over over(Fields json) {
    return json.has("new")
        ? new Over.New(names.generator(json, "new"), json.string("id"))
        : new Over.Stored(json.string("g"));
  }

  private ManagerSpec manager(Fields json) {
    return json.has("acm")
        ? new ManagerSpec.FromGenerator(names.generator(json, "acm"), json.string("id"))
        : new ManagerSpec.Closing(json.string("closing"));
  }
}
