package dev.agen.shapes.draw;

import java.util.ArrayList;
import java.util.List;

/** Calls of the program's own methods, those that take the yielder among them. */
final class Calls {

  /** The parameter that bounds recursion. */
  static final String DEPTH = "deep";

  private final Drawing d;

  Calls(Drawing d) {
    this.d = d;
  }

  /** {@return a call with a result of this type; something else if there is none} */
  String of(Type type, Scope scope, int depth) {
    List<Callable> exact = scope.callables(c -> c.result() == type && isAffordable(c, scope));
    if (!exact.isEmpty() && d.dice.chance(80)) {
      return call(d.dice.pick(exact), scope, depth);
    }
    List<Callable> others = scope.callables(c -> c.result() != null && isAffordable(c, scope));
    return others.isEmpty() || !type.isPlain()
        ? d.operations.of(type, scope, depth)
        : type.convert(call(d.dice.pick(others), scope, depth));
  }

  private boolean isAffordable(Callable callable, Scope scope) {
    return !callable.suspends() || d.canSuspend(scope);
  }

  /** {@return the call as an expression, which is a statement, too} */
  String call(Callable callable, Scope scope, int depth) {
    List<String> arguments = new ArrayList<>();
    if (callable.suspends()) {
      d.spendSuspension();
    }
    for (Type param : callable.params()) {
      arguments.add(d.expressions.of(param, scope, Math.min(depth, 2)));
    }
    if (callable.suspends()) {
      arguments.add(callable.yielderAt(), d.dice.pick(scope.yielders()));
    }
    if (callable.recursive()) {
      boolean inside = !scope.vars(v -> v.text().equals(DEPTH)).isEmpty();
      arguments.add(inside ? DEPTH + " - 1" : String.valueOf(d.dice.between(1, 2)));
    }
    return callable.open() + "(" + d.arguments(arguments) + ")" + callable.close();
  }
}
