package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Conditions, blocks, assertions and monitors. */
final class Branches {

  private final Drawing d;
  private final Jumps jumps;

  Branches(Drawing d, Jumps jumps) {
    this.d = d;
    this.jumps = jumps;
  }

  List<Code> draw(Scope scope, int depth) {
    return d.dice
        .<List<Code>>choice()
        .with(10, () -> branch(scope, depth))
        .with(4, () -> patternBranch(scope, depth))
        .with(3, () -> labelled(scope, depth))
        .when(!scope.onStack(), 3, () -> synchronizedBlock(scope, depth))
        .with(3, () -> assertion(scope))
        .when(scope.returning(), 2, () -> patternIfNot(scope))
        .draw();
  }

  private List<Code> branch(Scope scope, int depth) {
    List<Code> code = new ArrayList<>();
    List<Code> then = new ArrayList<>(d.statements.block(scope, depth));
    if (d.dice.chance(20)) {
      jumps.loop(scope, d.dice.chance(50)).map(Code::line).ifPresent(then::add);
    }
    code.add(new Code.Block("if (" + d.condition(scope) + ")", then));
    boolean otherwise = d.dice.chance(50);
    d.uses(otherwise ? Construct.IF_ELSE : Construct.IF);
    if (otherwise) {
      code.add(new Code.Block("else", d.statements.block(scope, depth)));
    }
    return code;
  }

  private List<Code> patternBranch(Scope scope, int depth) {
    Patterns.Pattern pattern = d.patterns.ofObject();
    String matching = d.patterns.matching(pattern, scope, 2);
    return List.of(
        new Code.Block(
            "if (" + matching + ")", d.statements.block(d.patterns.bound(pattern, scope), depth)),
        new Code.Block("else", d.statements.block(scope, depth)));
  }

  /** Binds for all that follows. */
  private List<Code> patternIfNot(Scope scope) {
    d.uses(Construct.PATTERN_IF_NOT);
    Patterns.Pattern pattern = d.patterns.ofObject();
    Code code =
        new Code.Block(
            "if (!(" + d.patterns.matching(pattern, scope, 2) + "))",
            List.of(Code.line(jumps.returning(scope))));
    pattern.bound().forEach(scope::add);
    return List.of(code);
  }

  private List<Code> labelled(Scope scope, int depth) {
    d.uses(Construct.LABELLED_BLOCK);
    String label = d.name("l");
    return List.of(
        new Code.Block(label + ":", d.statements.block(scope.target(label, false, true), depth)));
  }

  private List<Code> synchronizedBlock(Scope scope, int depth) {
    d.uses(Construct.SYNCHRONIZED);
    return List.of(
        new Code.Block("synchronized (w.lock())", d.statements.block(scope.quiet(), depth)));
  }

  private List<Code> assertion(Scope scope) {
    d.uses(Construct.ASSERT);
    String message = d.dice.chance(60) ? " : " + d.expression(Type.STRING, scope) : "";
    return List.of(
        Code.line("assert w.coin() || " + d.expression(Type.BOOLEAN, scope) + message + ";"));
  }
}
