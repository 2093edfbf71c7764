package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Loops; all ask the world whether they may go on, or run over something short. */
final class Loops {

  private final Drawing d;
  private final Jumps jumps;

  Loops(Drawing d, Jumps jumps) {
    this.d = d;
    this.jumps = jumps;
  }

  List<Code> draw(Scope scope, int depth) {
    String label = null;
    if (d.dice.chance(35)) {
      d.uses(Construct.LABELLED_LOOP);
      label = d.name("l");
    }
    Scope inside = scope.target(label, true, false);
    String prefix = label == null ? "" : label + ":\n";
    return d.dice
        .<List<Code>>choice()
        .with(3, () -> whileLoop(prefix, inside, depth))
        .with(2, () -> doWhile(prefix, inside, depth))
        .with(5, () -> counting(prefix, inside, depth))
        .with(2, () -> twoVariables(prefix, inside, depth))
        .with(2, () -> forEver(prefix, inside, depth))
        .with(9, () -> forEach(prefix, inside, depth))
        .draw();
  }

  private List<Code> body(Scope inside, int depth) {
    List<Code> code = new ArrayList<>(d.statements.block(inside, depth));
    if (d.dice.chance(25)) {
      jumps
          .loop(inside, d.dice.chance(50))
          .ifPresent(jump -> code.add(new Code.Block("if (w.coin())", List.of(Code.line(jump)))));
    }
    return code;
  }

  private List<Code> whileLoop(String prefix, Scope inside, int depth) {
    d.uses(Construct.WHILE);
    String condition =
        d.dice.chance(50)
            ? "w.more() && " + d.condition(inside)
            : d.condition(inside) + " && w.more()";
    return List.of(new Code.Block(prefix + "while (" + condition + ")", body(inside, depth)));
  }

  private List<Code> doWhile(String prefix, Scope inside, int depth) {
    d.uses(Construct.DO_WHILE);
    String condition = "w.more() && " + d.condition(inside);
    return List.of(
        new Code.Block(prefix + "do {", body(inside, depth), "} while (" + condition + ");"));
  }

  private List<Code> counting(String prefix, Scope inside, int depth) {
    d.uses(Construct.FOR);
    Type type = d.dice.pick(Type.INT, Type.INT, Type.LONG, Type.BYTE, Type.CHAR);
    String name = d.name("i");
    inside.add(Var.counter(name, type));
    String update = d.dice.pick(name + "++", "++" + name, name + " += 2");
    String head =
        type.text()
            + " "
            + name
            + " = 0; "
            + name
            + " < "
            + d.dice.between(1, 4)
            + " && w.more(); "
            + update;
    return List.of(new Code.Block(prefix + "for (" + head + ")", body(inside, depth)));
  }

  private List<Code> twoVariables(String prefix, Scope inside, int depth) {
    d.uses(Construct.FOR_TWO_VARIABLES);
    String up = d.name("i");
    String down = d.name("i");
    String step = d.updates.statement(inside, 1);
    inside.add(Var.counter(up, Type.LONG));
    inside.add(Var.counter(down, Type.LONG));
    String head =
        "long "
            + up
            + " = 0, "
            + down
            + " = "
            + d.dice.between(1, 3)
            + "; "
            + up
            + " <= "
            + down
            + " && w.more(); "
            + up
            + "++, "
            + step.substring(0, step.length() - 1);
    return List.of(new Code.Block(prefix + "for (" + head + ")", body(inside, depth)));
  }

  private List<Code> forEver(String prefix, Scope inside, int depth) {
    d.uses(Construct.FOR_EVER);
    List<Code> code = new ArrayList<>();
    code.add(Code.line("if (!w.more()) break;"));
    code.addAll(body(inside, depth));
    return List.of(new Code.Block(prefix + d.dice.pick("for (;;)", "while (true)"), code));
  }

  private List<Code> forEach(String prefix, Scope inside, int depth) {
    Type source = d.dice.chance(20) ? Type.LIST : d.dice.pick(Type.ARRAYS);
    Type element = source == Type.LIST ? Type.OBJECT : source.element();
    d.uses(
        source == Type.LIST
            ? Construct.FOR_EACH_LIST
            : element.isPrimitive()
                ? Construct.FOR_EACH_PRIMITIVE_ARRAY
                : Construct.FOR_EACH_REFERENCE_ARRAY);
    String values = d.expression(source, inside);
    String name = d.name("i");
    inside.add(
        element.isArray() || element.isPrimitive()
            ? Var.fixed(name, element)
            : Var.fixed(name, element).orNull());
    String type = d.dice.chance(25) ? "var" : element.text();
    return List.of(
        new Code.Block(
            prefix + "for (" + type + " " + name + " : " + values + ")", body(inside, depth)));
  }
}
