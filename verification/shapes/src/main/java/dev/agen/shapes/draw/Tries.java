package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Try statements of all forms, nested by whatever their blocks draw. */
final class Tries {

  /**
   * What may be caught, so that none comes after one that includes it.
   *
   * @param types the types
   * @param rethrown whether it is thrown again more often than not
   */
  private record Caught(String types, boolean rethrown) {}

  private static final List<Caught> CAUGHT =
      List.of(
          new Caught("ArithmeticException | NullPointerException", false),
          new Caught("Oops", false),
          new Caught("Quirk | ClassCastException", false),
          new Caught("IllegalStateException", false),
          new Caught("RuntimeException", false),
          new Caught("Exception", false),
          new Caught("Boom | AssertionError", false),
          new Caught("Error", true),
          new Caught("Throwable", true));

  private final Drawing d;
  private final Jumps jumps;

  Tries(Drawing d, Jumps jumps) {
    this.d = d;
    this.jumps = jumps;
  }

  List<Code> draw(Scope scope, int depth) {
    return d.dice
        .<List<Code>>choice()
        .with(8, () -> tryCatch(scope, depth, false))
        .with(6, () -> tryFinally(scope, depth))
        .with(6, () -> tryCatch(scope, depth, true))
        .when(scope.checked(), 6, () -> resources(scope, depth))
        .with(3, () -> storeInTry(scope))
        .draw();
  }

  private List<Code> tryCatch(Scope scope, int depth, boolean withFinally) {
    d.uses(withFinally ? Construct.TRY_CATCH_FINALLY : Construct.TRY_CATCH);
    List<Caught> caught = caught(scope);
    List<Code> code = new ArrayList<>();
    code.add(new Code.Block("try", body(scope, depth, caught)));
    code.addAll(catches(caught, scope, depth));
    if (withFinally) {
      code.add(finallyBlock(scope, depth));
    }
    return code;
  }

  private List<Code> tryFinally(Scope scope, int depth) {
    d.uses(Construct.TRY_FINALLY);
    return List.of(
        new Code.Block("try", body(scope, depth, List.of())), finallyBlock(scope, depth));
  }

  private List<Caught> caught(Scope scope) {
    List<Caught> caught = new ArrayList<>();
    while (caught.isEmpty()) {
      for (Caught candidate : CAUGHT) {
        boolean possible = scope.checked() || !candidate.types().equals("Oops");
        if (possible && d.dice.chance(candidate.rethrown() ? 12 : 25)) {
          caught.add(candidate);
        }
      }
    }
    return caught;
  }

  private List<Code> body(Scope scope, int depth, List<Caught> caught) {
    List<Code> code = new ArrayList<>();
    if (caught.stream().anyMatch(c -> c.types().equals("Oops"))) {
      code.add(Code.line("w.risky(" + d.place() + ");"));
    }
    suspension(Construct.YIELD_IN_TRY, scope, code);
    code.addAll(d.statements.block(scope, depth));
    return code;
  }

  private void suspension(Construct construct, Scope scope, List<Code> code) {
    if (d.canSuspend(scope) && d.dice.chance(60)) {
      d.uses(construct);
      code.add(Code.line(d.log(d.suspensions.as(Type.OBJECT, scope, 1))));
    }
  }

  private List<Code> catches(List<Caught> caught, Scope scope, int depth) {
    List<Code> code = new ArrayList<>();
    for (Caught one : caught) {
      if (one.types().contains("|")) {
        d.uses(Construct.MULTI_CATCH);
      }
      List<Code> block = new ArrayList<>();
      boolean unnamed = d.settings.hasUnnamed() && d.dice.chance(15);
      String name = unnamed ? "_" : d.name("e");
      if (unnamed) {
        d.uses(Construct.UNNAMED_PATTERN);
        block.add(Code.line("w.log(" + d.place() + ", 0);"));
      } else {
        block.add(Code.line("w.caught(" + d.place() + ", " + name + ");"));
      }
      suspension(Construct.YIELD_IN_CATCH, scope, block);
      block.addAll(d.statements.block(scope, depth));
      if (!unnamed && d.dice.chance(one.rethrown() ? 70 : 15)) {
        block.add(Code.line("throw " + name + ";"));
      }
      code.add(new Code.Block("catch (" + one.types() + " " + name + ")", block));
    }
    return code;
  }

  private Code finallyBlock(Scope around, int depth) {
    Scope scope = around.finallyBlock();
    List<Code> code = new ArrayList<>();
    code.add(Code.line("w.log(" + d.place() + ", \"finally\");"));
    suspension(Construct.YIELD_IN_FINALLY, scope, code);
    code.addAll(d.statements.block(scope, Math.min(depth, 1)));
    if (d.dice.chance(25)) {
      jumpInFinally(scope, code);
    }
    return new Code.Block("finally", code);
  }

  private void jumpInFinally(Scope scope, List<Code> code) {
    int form = scope.targets().isEmpty() ? d.dice.below(2) : d.dice.below(4);
    String jump;
    if (form == 0 && scope.returning()) {
      d.uses(Construct.RETURN_IN_FINALLY);
      jump = jumps.returning(scope);
    } else if (form == 1) {
      d.uses(Construct.THROW_IN_FINALLY);
      jump = jumps.throwing(scope);
    } else {
      jump = jumps.loop(scope, form == 2).orElse(null);
      if (jump == null) {
        return;
      }
      d.uses(form == 2 ? Construct.CONTINUE_IN_FINALLY : Construct.BREAK_IN_FINALLY);
    }
    code.add(new Code.Block("if (w.coin())", List.of(Code.line(jump))));
  }

  private List<Code> resources(Scope scope, int depth) {
    d.uses(Construct.TRY_WITH_RESOURCES);
    List<Code> code = new ArrayList<>();
    List<String> resources = new ArrayList<>();
    for (int i = d.dice.between(1, 3); i > 0; i--) {
      String name = d.name("r");
      String resource =
          "w." + d.dice.pick("resource", "resource", "flimsyResource") + "(\"" + name + "\")";
      if (d.canSuspend(scope) && d.dice.chance(30)) {
        d.uses(Construct.YIELD_IN_RESOURCE);
        resource =
            "Mix.<Resource>second("
                + d.suspensions.as(Type.OBJECT, scope, 0)
                + ", "
                + resource
                + ")";
      }
      if (d.dice.chance(20)) {
        code.add(Code.line("Resource " + name + " = " + resource + ";"));
        resources.add(name);
      } else {
        resources.add(d.dice.pick("Resource", "var") + " " + name + " = " + resource);
      }
    }
    boolean plain = d.dice.chance(40);
    List<Caught> caught = plain ? List.of() : caught(scope);
    code.add(
        new Code.Block("try (" + String.join("; ", resources) + ")", body(scope, depth, caught)));
    code.addAll(catches(caught, scope, depth));
    if (!plain && d.dice.chance(40)) {
      code.add(finallyBlock(scope, depth));
    }
    return code;
  }

  /** A handler sees the value from before the try, or the one from within. */
  private List<Code> storeInTry(Scope scope) {
    d.uses(Construct.STORE_IN_TRY);
    Type type = d.dice.pick(Type.PLAIN);
    String name = d.name("v");
    String error = d.name("e");
    List<Code> code = new ArrayList<>();
    code.add(Code.line(type.text() + " " + name + " = " + d.expression(type, scope) + ";"));
    if (d.canSuspend(scope)) {
      code.add(Code.line(d.log(d.suspensions.as(Type.OBJECT, scope, 1))));
    }
    code.add(
        new Code.Block(
            "try",
            List.of(
                Code.line("w.quirky(" + d.place() + ");"),
                Code.line(name + " = " + d.expression(type, scope) + ";"),
                Code.line("w.quirky(" + d.place() + ");"))));
    List<Code> handler = new ArrayList<>();
    handler.add(Code.line("w.caught(" + d.place() + ", " + error + ");"));
    suspension(Construct.YIELD_IN_CATCH, scope, handler);
    handler.add(Code.line(d.log(name)));
    code.add(new Code.Block("catch (RuntimeException " + error + ")", handler));
    code.add(Code.line(d.log(name)));
    scope.add(Var.local(name, type));
    return code;
  }
}
