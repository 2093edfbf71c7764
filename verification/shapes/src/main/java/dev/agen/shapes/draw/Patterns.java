package dev.agen.shapes.draw;

import java.util.List;

/** Tests with patterns, and what they bind. */
final class Patterns {

  /**
   * A pattern.
   *
   * @param text the pattern
   * @param bound what it binds, as a scope's variables
   * @param match draws an Object that it matches
   */
  record Pattern(String text, List<Var> bound, Match match) {}

  /** Draws an expression. */
  interface Match {
    String draw(Scope scope, int depth);
  }

  private final Drawing d;

  Patterns(Drawing d) {
    this.d = d;
  }

  /** {@return a pattern for an Object} */
  Pattern ofObject() {
    return d.dice
        .<Pattern>choice()
        .with(4, () -> ofType(Type.STRING))
        .with(3, () -> ofType(Type.INTEGER))
        .with(2, () -> ofType(Type.LONG_BOX))
        .with(2, () -> ofType(Type.INTS))
        .with(1, () -> ofType(Type.COLOR))
        .with(5, this::ofShape)
        .draw();
  }

  private Pattern ofType(Type type) {
    String name = d.name("m");
    return new Pattern(
        type.text() + " " + name,
        List.of(Var.fixed(name, type)),
        (scope, depth) -> d.expressions.of(type, scope, depth));
  }

  /** {@return a pattern for a Shape that not all match} */
  Pattern ofShape() {
    return d.dice
        .<Pattern>choice()
        .with(4, this::dot)
        .with(5, this::line)
        .with(4, this::named)
        .draw();
  }

  private Pattern dot() {
    d.uses(Construct.RECORD_DECONSTRUCTION);
    String x = d.name("m");
    return new Pattern(
        "Dot(" + d.dice.pick("int ", "var ") + x + ")",
        List.of(Var.fixed(x, Type.INT)),
        this::newDot);
  }

  private Pattern line() {
    d.uses(Construct.RECORD_DECONSTRUCTION);
    String from = d.name("m");
    String to = unnamedOr(d.dice.pick("var ", "Shape ") + d.name("m"));
    Match match =
        (scope, depth) ->
            "new Line(" + newDot(scope, depth) + ", " + d.operations.shape(scope, depth - 1) + ")";
    return d.dice.chance(50)
        ? new Pattern(
            "Line(Dot(int " + from + "), " + to + ")", List.of(Var.fixed(from, Type.INT)), match)
        : new Pattern(
            "Line(var " + from + ", " + to + ")", List.of(Var.fixed(from, Type.SHAPE)), match);
  }

  private Pattern named() {
    String size = d.name("m");
    String ratio = d.name("m");
    Match match = d.operations::named;
    if (d.dice.chance(20)) {
      return new Pattern("Named " + size, List.of(), match);
    }
    d.uses(Construct.RECORD_DECONSTRUCTION);
    return new Pattern(
        "Named("
            + unnamedOr("String " + d.name("m"))
            + ", long "
            + size
            + ", double "
            + ratio
            + ")",
        List.of(Var.fixed(size, Type.LONG), Var.fixed(ratio, Type.DOUBLE)),
        match);
  }

  private String newDot(Scope scope, int depth) {
    return "new Dot(" + d.expressions.of(Type.INT, scope, depth) + ")";
  }

  private String unnamedOr(String pattern) {
    if (d.settings.hasUnnamed() && d.dice.chance(40)) {
      d.uses(Construct.UNNAMED_PATTERN);
      return "_";
    }
    return pattern;
  }

  /** {@return {@code (e instanceof P && test)}} */
  String test(Scope scope, int depth) {
    Pattern pattern = ofObject();
    String matching = matching(pattern, scope, depth);
    Scope inside = bound(pattern, scope);
    return d.dice.chance(30)
        ? "(" + matching + ")"
        : "(" + matching + " && " + d.expressions.of(Type.BOOLEAN, inside, depth) + ")";
  }

  /** {@return {@code (e instanceof P ? then : otherwise)}} */
  String ternary(Type type, Scope scope, int depth) {
    Pattern pattern = ofObject();
    String matching = matching(pattern, scope, depth);
    Scope inside = bound(pattern, scope);
    return d.expressions.standalone(
        type,
        "("
            + matching
            + " ? "
            + d.expressions.of(type, inside, depth)
            + " : "
            + d.expressions.of(type, scope, depth)
            + ")");
  }

  /** {@return {@code e instanceof P}, where e matches mostly} */
  String matching(Pattern pattern, Scope scope, int depth) {
    d.uses(Construct.INSTANCEOF_PATTERN);
    return subject(pattern, scope, depth) + " instanceof " + pattern.text();
  }

  /** {@return a scope that has what the pattern binds} */
  Scope bound(Pattern pattern, Scope scope) {
    Scope inside = scope.block();
    pattern.bound().forEach(inside::add);
    return inside;
  }

  /** {@return an Object that the pattern matches, mostly} */
  String subject(Pattern pattern, Scope scope, int depth) {
    return d.dice.chance(25)
        ? d.expressions.of(Type.OBJECT, scope, depth)
        : "((Object) " + pattern.match().draw(scope, depth) + ")";
  }
}
