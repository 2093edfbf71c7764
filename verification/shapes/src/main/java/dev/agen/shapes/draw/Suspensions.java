package dev.agen.shapes.draw;

/** Expressions that suspend the body. */
final class Suspensions {

  /**
   * A suspension with the type it has.
   *
   * @param text the expression; good as a statement, too
   * @param type its static type
   * @param exact whether that is really it: a stream's yields are of type Void
   */
  record Suspension(String text, Type type, boolean exact) {
    Suspension(String text, Type type) {
      this(text, type, true);
    }
  }

  private final Drawing d;

  Suspensions(Drawing d) {
    this.d = d;
  }

  /** {@return an expression of the type that suspends} */
  String as(Type type, Scope scope, int depth) {
    if (!type.isPlain()) {
      return d.dice.chance(50)
          ? await(type, scope, depth).text()
          : "Mix.<"
              + type.boxed()
              + ">second("
              + any(scope, depth).text()
              + ", "
              + d.expressions.of(type, scope, depth)
              + ")";
    }
    Suspension suspension = any(scope, depth);
    if (suspension.exact() && suspension.type() == type && d.dice.chance(80)) {
      return suspension.text();
    }
    if (suspension.exact() && castable(suspension.type(), type) && d.dice.chance(6)) {
      d.uses(Construct.YIELD_CAST);
      return "((" + type.text() + ") " + suspension.text() + ")";
    }
    return type.convert(suspension.text());
  }

  /** Casts that compile; most of them fail now and then. */
  private static boolean castable(Type from, Type to) {
    return switch (from) {
      case OBJECT -> to == Type.INT || to == Type.INTEGER || to == Type.STRING;
      case INTEGER -> to == Type.INT || to == Type.LONG || to == Type.DOUBLE || to == Type.FLOAT;
      case LONG_BOX -> to == Type.LONG || to == Type.FLOAT || to == Type.DOUBLE;
      default -> false;
    };
  }

  /** {@return any suspension} */
  Suspension any(Scope scope, int depth) {
    boolean yields = scope.dialect().yields();
    boolean deep = depth > 0;
    return d.dice
        .<Suspension>choice()
        .when(yields, 60, () -> yielding(scope, depth))
        .with(24, () -> await(d.expressions.anyType(scope), scope, depth))
        .with(6, () -> leaf(scope))
        .with(2, () -> failing(scope))
        .when(d.dice.chance(10), 2, () -> awaitNull(scope))
        .when(deep, 3, () -> coroutine(scope, depth - 1))
        .when(deep && yields, 3, () -> yieldFrom(scope, depth - 1))
        .draw();
  }

  private String yielder(Scope scope) {
    d.spendSuspension();
    return d.dice.pick(scope.yielders());
  }

  Suspension yielding(Scope scope, int depth) {
    d.uses(Construct.YIELD);
    String y = yielder(scope);
    Dialect dialect = scope.dialect();
    // An Object gets anything, boxed by the compiler.
    Type type =
        dialect.yielded() == Type.OBJECT && d.dice.chance(70)
            ? d.expressions.anyType(scope)
            : dialect.yielded();
    String value = d.expressions.of(type, scope, depth);
    return new Suspension(
        y + ".yield(" + value + ")", dialect.sent(), dialect.kind() != Kind.STREAM);
  }

  /** {@return an await whose type is exactly the one wanted} */
  Suspension await(Type type, Scope scope, int depth) {
    String y = yielder(scope);
    String value = d.expressions.of(type, scope, depth);
    String witness = "<" + type.boxed() + ">";
    String text =
        d.dice
            .<String>choice()
            .with(
                30,
                () ->
                    await(
                        Construct.AWAIT_LATER, y, witness, "w." + witness + "later(" + value + ")"))
            .with(
                20,
                () ->
                    await(Construct.AWAIT_DONE, y, witness, "w." + witness + "done(" + value + ")"))
            .with(
                6,
                () ->
                    await(
                        Construct.AWAIT_MINIMAL,
                        y,
                        witness,
                        "w." + witness + "minimal(" + value + ")"))
            .with(
                6,
                () ->
                    await(
                        Construct.AWAIT_LATER,
                        y,
                        witness,
                        "Awaitable." + witness + "of(w." + witness + "later(" + value + "))"))
            .when(
                scope.checked(),
                6,
                () -> {
                  d.uses(Construct.AWAIT_DECLARED);
                  return y
                      + ".<"
                      + type.boxed()
                      + ", Oops>await(w."
                      + witness
                      + d.dice.pick("later", "done")
                      + "("
                      + value
                      + "), Oops.class)";
                })
            .draw();
    return new Suspension(type.unboxed(text), type);
  }

  private String await(Construct construct, String y, String witness, String stage) {
    d.uses(construct);
    return y + "." + (d.dice.chance(60) ? witness : "") + "await(" + stage + ")";
  }

  private Suspension leaf(Scope scope) {
    d.uses(Construct.AWAIT_LEAF);
    return new Suspension(
        yielder(scope) + ".await(w.leaf(\"" + d.name("leaf") + "\", " + d.dice.between(0, 2) + "))",
        Type.OBJECT);
  }

  private Suspension failing(Scope scope) {
    String y = yielder(scope);
    String error =
        "new "
            + d.dice.pick("Oops", "Quirk", "Boom", "IllegalStateException")
            + "("
            + d.place()
            + ")";
    boolean later = d.dice.chance(60);
    d.uses(later ? Construct.AWAIT_FAILED_LATER : Construct.AWAIT_FAILED);
    String stage = later ? d.dice.pick("laterFailed", "laterFailedDependent") : "failed";
    return new Suspension(
        y + ".<Object>await(w.<Object>" + stage + "(" + error + "))", Type.OBJECT);
  }

  private Suspension awaitNull(Scope scope) {
    d.uses(Construct.AWAIT_NULL);
    return new Suspension(
        yielder(scope) + ".<Object>await((CompletableFuture<Object>) null)", Type.OBJECT);
  }

  private Suspension coroutine(Scope scope, int depth) {
    d.uses(Construct.AWAIT_COROUTINE);
    String y = yielder(scope);
    Dialect dialect = new Dialect(Kind.COROUTINE, Type.OBJECT, Type.OBJECT, Type.OBJECT);
    return new Suspension(
        y + ".await(" + dialect.maker() + "(" + inlineBody(dialect, scope, depth) + "))",
        Type.OBJECT);
  }

  private Suspension yieldFrom(Scope scope, int depth) {
    d.uses(Construct.YIELD_FROM);
    String y = yielder(scope);
    Dialect outer = scope.dialect();
    if (outer.kind() == Kind.STREAM) {
      String made = outer.maker() + "(" + inlineStream(outer, scope, depth) + ")";
      return new Suspension(y + ".yieldFrom(" + made + ")", Type.OBJECT, false);
    }
    Dialect dialect = new Dialect(Kind.GENERATOR, outer.yielded(), outer.sent(), Type.OBJECT);
    String made = dialect.maker() + "(" + inlineBody(dialect, scope, depth) + ")";
    return new Suspension(y + ".yieldFrom(" + made + ")", Type.OBJECT);
  }

  /** A body that is one expression. */
  private String inlineBody(Dialect dialect, Scope scope, int depth) {
    String name = d.name("z");
    return name + " -> " + as(dialect.result(), scope.body(dialect, name), depth);
  }

  private String inlineStream(Dialect dialect, Scope scope, int depth) {
    String name = d.name("z");
    return name + " -> " + yielding(scope.body(dialect, name), depth).text();
  }
}
