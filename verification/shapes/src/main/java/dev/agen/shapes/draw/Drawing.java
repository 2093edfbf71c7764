package dev.agen.shapes.draw;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One program while it is drawn: the dice, what is still to be spent, and those who draw the parts.
 */
final class Drawing {

  private static final int DEPTH = 3;

  final Dice dice;
  final Settings settings;
  final Literals literals = new Literals(this);
  final Expressions expressions = new Expressions(this);
  final Operations operations = new Operations(this);
  final Suspensions suspensions = new Suspensions(this);
  final Calls calls = new Calls(this);
  final Updates updates = new Updates(this);
  final Lambdas lambdas = new Lambdas(this);
  final Patterns patterns = new Patterns(this);
  final SwitchExpressions switchExpressions = new SwitchExpressions(this);
  final Statements statements = new Statements(this);

  private final Map<Construct, Integer> counts = new EnumMap<>(Construct.class);
  private int names;
  private int suspensionsLeft;
  private int statementsLeft;

  Drawing(Dice dice, Settings settings) {
    this.dice = dice;
    this.settings = settings;
  }

  /** Says how much may be drawn from now on. */
  void grant(int statements, int suspensions) {
    statementsLeft = statements;
    suspensionsLeft = suspensions;
  }

  Map<Construct, Integer> counts() {
    return counts;
  }

  void uses(Construct construct) {
    counts.merge(construct, 1, Integer::sum);
  }

  /** {@return a name that nothing else in the program has} */
  String name(String prefix) {
    return prefix + names++;
  }

  /** {@return a string literal that names a place of the program} */
  String place() {
    return '"' + name("p") + '"';
  }

  /** {@return a statement that leaves an event with the value of an expression} */
  String log(String expression) {
    return "w.log(" + place() + ", " + expression + ");";
  }

  /** {@return whether the body may be suspended once more here} */
  boolean canSuspend(Scope scope) {
    return scope.suspends() && suspensionsLeft > 0;
  }

  void spendSuspension() {
    suspensionsLeft--;
  }

  /** {@return whether there is room for one more statement} */
  boolean spendStatement() {
    return statementsLeft-- > 0;
  }

  /** {@return an expression of the type, of usual size} */
  String expression(Type type, Scope scope) {
    return expressions.of(type, scope, dice.between(1, DEPTH));
  }

  String condition(Scope scope) {
    return dice.chance(40) ? "w.coin()" : expression(Type.BOOLEAN, scope);
  }

  /**
   * {@return expressions as arguments, now and then one per line, so that lines tell them apart}
   */
  String arguments(List<String> arguments) {
    return String.join(dice.chance(12) ? ",\n" : ", ", arguments);
  }
}
