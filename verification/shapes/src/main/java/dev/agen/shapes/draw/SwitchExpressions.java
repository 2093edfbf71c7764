package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import dev.agen.shapes.source.Printer;
import java.util.ArrayList;
import java.util.List;

/** Switch expressions: results in arms of all forms. */
final class SwitchExpressions {

  private final Drawing d;

  SwitchExpressions(Drawing d) {
    this.d = d;
  }

  String of(Type type, Scope scope, int depth) {
    boolean old = d.dice.chance(15);
    return of(type, scope, depth, old, false);
  }

  /** {@return one with a try statement inside} It may not stand after a long or a double. */
  String withTry(Type type, Scope scope, int depth) {
    return of(type, scope, depth, false, true);
  }

  private String of(Type type, Scope scope, int depth, boolean old, boolean withTry) {
    Selector selector = new Selectors(d).draw(scope, depth, !old);
    d.uses(old ? Construct.SWITCH_EXPRESSION_OLD : Construct.SWITCH_EXPRESSION_ARROW);
    StringBuilder text = new StringBuilder("(switch (" + selector.text() + ") {\n");
    boolean first = true;
    for (Selector.Label label : selector.labels()) {
      Scope arm = scope.arm();
      label.bound().forEach(arm::add);
      text.append(label.text()).append(old ? ": {\n" : " -> ");
      if (old) {
        text.append(block(type, arm, depth, false)).append("}\n");
      } else {
        text.append(
            withTry && first
                ? "{\n" + block(type, arm, depth, true) + "}\n"
                : arm(type, arm, depth, !first) + '\n');
      }
      first = false;
    }
    return d.expressions.standalone(type, text.append("})").toString());
  }

  /** One arm at least has a result. */
  private String arm(Type type, Scope arm, int depth, boolean mayThrow) {
    return d.dice
        .<String>choice()
        .with(60, () -> d.expressions.of(type, arm, depth) + ";")
        .with(25, () -> "{\n" + block(type, arm, depth, false) + "}")
        .when(mayThrow, 5, () -> "throw new Quirk(" + d.place() + ");")
        .draw();
  }

  private String block(Type type, Scope arm, int depth, boolean withTry) {
    d.uses(Construct.SWITCH_EXPRESSION_BLOCK);
    List<Code> code = new ArrayList<>();
    if (withTry) {
      // javac moves the operand stack into locals for this.
      d.uses(Construct.SWITCH_EXPRESSION_TRY);
      code.add(new Code.Block("try", result(type, arm.block(), depth)));
      String error = d.name("e");
      code.add(
          new Code.Block(
              "catch (RuntimeException " + error + ")",
              List.of(Code.line("w.caught(" + d.place() + ", " + error + ");"))));
    } else {
      code.addAll(d.statements.draw(arm, d.dice.between(0, 1), 1));
    }
    code.addAll(result(type, arm, depth));
    return Printer.print(code);
  }

  /** What follows the word must not look like the arguments of a method. */
  private List<Code> result(Type type, Scope scope, int depth) {
    String value = d.expressions.of(type, scope, depth);
    if (!value.startsWith("(")) {
      return List.of(Code.line("yield " + value + ";"));
    }
    String name = d.name("v");
    return List.of(
        Code.line(type.text() + " " + name + " = " + value + ";"),
        Code.line("yield " + name + ";"));
  }
}
