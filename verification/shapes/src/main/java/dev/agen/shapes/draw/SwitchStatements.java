package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Switch statements, old and new. */
final class SwitchStatements {

  private final Drawing d;
  private final Jumps jumps;

  SwitchStatements(Drawing d, Jumps jumps) {
    this.d = d;
    this.jumps = jumps;
  }

  List<Code> draw(Scope scope, int depth) {
    return d.dice.chance(50) ? arrow(scope, depth) : old(scope, depth);
  }

  private List<Code> arrow(Scope scope, int depth) {
    d.uses(Construct.SWITCH_ARROW);
    Selector selector = new Selectors(d).draw(scope, 2, true);
    List<Code> cases = new ArrayList<>();
    for (Selector.Label label : selector.labels()) {
      Scope inside = scope.target(null, false, false);
      label.bound().forEach(inside::add);
      cases.add(arm(label, inside, depth, !cases.isEmpty()));
    }
    return List.of(new Code.Block("switch (" + selector.text() + ")", cases));
  }

  /** One arm at least does not throw, or what follows could not be reached. */
  private Code arm(Selector.Label label, Scope inside, int depth, boolean mayThrow) {
    return d.dice
        .<Code>choice()
        .with(12, () -> new Code.Block(label.text() + " ->", d.statements.block(inside, depth)))
        .with(4, () -> Code.line(label.text() + " -> " + d.updates.statement(inside, 2)))
        .when(mayThrow, 1, () -> Code.line(label.text() + " -> " + jumps.throwing(inside)))
        .draw();
  }

  private List<Code> old(Scope scope, int depth) {
    d.uses(Construct.SWITCH_OLD);
    Selector selector = new Selectors(d).draw(scope, 2, false);
    Scope inside = scope.target(null, false, false);
    List<Code> cases = new ArrayList<>();
    boolean shared = d.dice.chance(30);
    String name = d.name("v");
    Type type = d.dice.pick(Type.INT, Type.LONG, Type.STRING, Type.DOUBLE);
    for (Selector.Label label : selector.labels()) {
      boolean first = cases.isEmpty();
      List<Code> code = new ArrayList<>();
      if (shared) {
        // Declared in the first case, in scope in all of them.
        d.uses(Construct.SWITCH_SHARED_VARIABLE);
        String declaration = first ? type.text() + " " : "";
        code.add(Code.line(declaration + name + " = " + d.expression(type, inside) + ";"));
      }
      code.add(new Code.Block("", d.statements.block(inside, depth)));
      if (shared) {
        code.add(Code.line(d.log(name)));
      }
      if (d.dice.chance(60)) {
        code.add(Code.line("break;"));
      } else {
        d.uses(Construct.SWITCH_FALL_THROUGH);
      }
      cases.add(new Code.Block(label.text() + ":", code, ""));
    }
    return List.of(new Code.Block("switch (" + selector.text() + ")", cases));
  }
}
