package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Break, continue, return and throw, always under a condition. */
final class Jumps {

  private final Drawing d;

  Jumps(Drawing d) {
    this.d = d;
  }

  /** {@return a jump to anywhere, or a throw} */
  List<Code> conditional(Scope scope) {
    Optional<String> loop =
        d.dice.chance(65) ? loop(scope, d.dice.chance(50)) : Optional.<String>empty();
    if (loop.isPresent()) {
      return List.of(branch("w.coin() && w.coin()", loop.get()));
    }
    String jump = scope.returning() && d.dice.chance(50) ? returning(scope) : throwing(scope);
    // Rarely, or what comes after it would hardly ever run.
    return List.of(branch("w.rarely()", jump));
  }

  private static Code branch(String condition, String jump) {
    return new Code.Block("if (" + condition + ")", List.of(Code.line(jump)));
  }

  /** {@return a break or a continue, if there is somewhere to go} */
  Optional<String> loop(Scope scope, boolean continuing) {
    List<Scope.Target> targets =
        scope.targets().stream().filter(t -> !continuing || t.loop()).toList();
    List<String> possible = new ArrayList<>();
    String word = continuing ? "continue" : "break";
    if (targets.stream().anyMatch(t -> !t.block())) {
      possible.add(word + ";");
    }
    targets.stream()
        .filter(t -> t.label() != null)
        .forEach(t -> possible.add(word + " " + t.label() + ";"));
    if (possible.isEmpty()) {
      return Optional.empty();
    }
    String jump = d.dice.pick(possible);
    boolean labelled = jump.contains(" ");
    d.uses(
        continuing
            ? labelled ? Construct.LABELLED_CONTINUE : Construct.CONTINUE
            : labelled ? Construct.LABELLED_BREAK : Construct.BREAK);
    return Optional.of(jump);
  }

  String returning(Scope scope) {
    d.uses(Construct.RETURN);
    return scope.returned() == null
        ? "return;"
        : "return " + d.expression(scope.returned(), scope) + ";";
  }

  String throwing(Scope scope) {
    d.uses(Construct.THROW);
    String type = d.dice.pick("Quirk", "IllegalStateException", "Boom", "ArithmeticException");
    if (scope.checked() && d.dice.chance(40)) {
      type = "Oops";
    }
    String message = d.dice.chance(70) ? d.place() : "\"m\" + " + d.expression(Type.INT, scope);
    return "throw new " + type + "(" + message + ");";
  }
}
