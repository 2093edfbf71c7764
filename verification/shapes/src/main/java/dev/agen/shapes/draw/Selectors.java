package dev.agen.shapes.draw;

import java.util.ArrayList;
import java.util.List;

/** Draws what switches look at. */
final class Selectors {

  private final Drawing d;

  Selectors(Drawing d) {
    this.d = d;
  }

  /** {@return a selector} {@code patterns} says whether labels may bind and be qualified. */
  Selector draw(Scope scope, int depth, boolean patterns) {
    // In the second copy of a finally block, ECJ 3.46 jumps back to the first one's switch.
    boolean loops = d.settings.ecj() && scope.inFinally();
    return d.dice
        .<Selector>choice()
        .with(4, () -> integers(scope, depth))
        .with(3, () -> strings(scope, depth))
        .with(3, () -> colors(scope, depth))
        .when(patterns && !loops, 4, () -> shapes(scope, depth))
        .when(patterns && !loops, 3, () -> objects(scope, depth))
        .draw();
  }

  private String value(Type type, Scope scope, int depth) {
    if (d.canSuspend(scope) && d.dice.chance(30)) {
      d.uses(Construct.YIELD_IN_SELECTOR);
      return d.suspensions.as(type, scope, depth);
    }
    return d.expressions.of(type, scope, depth);
  }

  private Selector integers(Scope scope, int depth) {
    d.uses(Construct.SWITCH_ON_INT);
    boolean sparse = d.dice.chance(30);
    String selector =
        "As.index(" + value(Type.INT, scope, depth) + ", 4)" + (sparse ? " * 1000" : "");
    List<Selector.Label> labels = new ArrayList<>();
    labels.add(new Selector.Label("case 0"));
    labels.add(new Selector.Label(sparse ? "case 1000, 2000" : "case 1, 2"));
    labels.add(new Selector.Label("default"));
    return new Selector(selector, labels);
  }

  private Selector strings(Scope scope, int depth) {
    d.uses(Construct.SWITCH_ON_STRING);
    // "Aa" and "BB" have the same hash code.
    String selector =
        d.dice.chance(40)
            ? "String.valueOf(" + value(Type.STRING, scope, depth) + ")"
            : "(new String[] {\"Aa\", \"BB\", \"c\", "
                + value(Type.STRING, scope, depth)
                + "})[As.index("
                + d.expressions.of(Type.INT, scope, depth)
                + ", 4)]";
    return new Selector(
        selector,
        List.of(
            new Selector.Label("case \"Aa\""),
            new Selector.Label("case \"BB\", \"null\""),
            new Selector.Label("default")));
  }

  private Selector colors(Scope scope, int depth) {
    d.uses(Construct.SWITCH_ON_ENUM);
    String selector = value(Type.COLOR, scope, depth);
    return new Selector(
        selector,
        d.dice.chance(50)
            ? List.of(
                new Selector.Label("case RED"),
                new Selector.Label("case GREEN"),
                new Selector.Label("default"))
            : List.of(new Selector.Label("case BLUE, GREEN"), new Selector.Label("default")));
  }

  private Selector shapes(Scope scope, int depth) {
    d.uses(Construct.SWITCH_ON_RECORDS);
    String selector = value(Type.SHAPE, scope, depth);
    List<Selector.Label> labels = new ArrayList<>();
    if (d.dice.chance(25)) {
      d.uses(Construct.SWITCH_NULL);
      labels.add(new Selector.Label("case null"));
    }
    for (int i = d.dice.between(0, 2); i > 0; i--) {
      labels.add(guarded(d.patterns.ofShape(), scope, depth));
    }
    String dot = d.name("m");
    String from = d.name("m");
    String to = d.name("m");
    labels.add(new Selector.Label("case Dot(int " + dot + ")", List.of(Var.fixed(dot, Type.INT))));
    labels.add(
        new Selector.Label(
            "case Line(Shape " + from + ", Shape " + to + ")",
            List.of(Var.fixed(from, Type.SHAPE), Var.fixed(to, Type.SHAPE))));
    labels.add(
        d.dice.chance(50)
            ? new Selector.Label("case Named " + d.name("m"))
            : new Selector.Label("default"));
    return new Selector(selector, labels);
  }

  private Selector objects(Scope scope, int depth) {
    d.uses(Construct.SWITCH_ON_OBJECT);
    List<Patterns.Pattern> patterns = new ArrayList<>();
    for (int i = d.dice.between(1, 3); i > 0; i--) {
      patterns.add(d.patterns.ofObject());
    }
    String selector = d.patterns.subject(d.dice.pick(patterns), scope, depth);
    List<Selector.Label> labels = new ArrayList<>();
    patterns.forEach(pattern -> labels.add(guarded(pattern, scope, depth)));
    boolean nulls = d.dice.chance(50);
    if (nulls) {
      d.uses(Construct.SWITCH_NULL);
    }
    labels.add(new Selector.Label(nulls ? "case null, default" : "default"));
    return new Selector(selector, labels);
  }

  /** The condition is none that the compiler can see through: patterns may come again. */
  private Selector.Label guarded(Patterns.Pattern pattern, Scope scope, int depth) {
    Scope inside = d.patterns.bound(pattern, scope);
    String guard;
    if (d.canSuspend(scope) && d.dice.chance(30)) {
      d.uses(Construct.YIELD_IN_GUARD);
      guard = d.suspensions.as(Type.BOOLEAN, guardScope(inside), depth);
    } else {
      // Through a method, because ECJ takes "... && false" for a constant, which a guard must not
      // be.
      String test = d.expressions.of(Type.BOOLEAN, guardScope(inside), depth - 1);
      guard = "w.coin() && Mix.same(" + test + ")";
    }
    return new Selector.Label("case " + pattern.text() + " when " + guard, pattern.bound());
  }

  /** A guard may only use what is never assigned, as a lambda, but may suspend. */
  private static Scope guardScope(Scope inside) {
    return inside.guard();
  }
}
