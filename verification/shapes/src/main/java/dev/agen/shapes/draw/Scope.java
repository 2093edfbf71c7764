package dev.agen.shapes.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What can be said at a place of a program: the variables and methods in reach, whether the body
 * may be suspended there, what may be thrown, and where jumps may go. A scope sees what its outer
 * ones have, a lambda's only what lambdas may use.
 */
final class Scope {

  /** Where a jump may go. A label is null if there is none. */
  record Target(String label, boolean loop, boolean block) {}

  private final Scope outer;
  private final boolean captures;
  private final List<Var> vars = new ArrayList<>();
  private final List<Callable> callables = new ArrayList<>();
  private final List<String> yielders = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private boolean foreign;
  private boolean frozen;
  private boolean inGuard;
  private boolean inFinally;
  private boolean onStack;
  private Dialect dialect;
  private boolean checked;
  private boolean returning;
  private Type returned;

  private Scope(Scope outer, boolean captures) {
    this.outer = outer;
    this.captures = captures;
    if (outer != null) {
      foreign = outer.foreign;
      inGuard = outer.inGuard;
      inFinally = outer.inFinally;
      onStack = outer.onStack && !captures;
      dialect = outer.dialect;
      checked = outer.checked;
      returning = outer.returning;
      returned = outer.returned;
      yielders.addAll(outer.yielders);
      targets.addAll(outer.targets);
    }
  }

  /** {@return a scope with nothing in it} */
  static Scope empty() {
    return new Scope(null, false);
  }

  /** {@return a block} */
  Scope block() {
    return new Scope(this, false);
  }

  /** {@return the inside of a statement that jumps may leave, or go on with if it is a loop} */
  Scope target(String label, boolean loop, boolean block) {
    Scope scope = block();
    scope.targets.add(new Target(label, loop, block));
    return scope;
  }

  /** {@return the inside of a finally block} */
  Scope finallyBlock() {
    Scope scope = block();
    scope.inFinally = true;
    return scope;
  }

  /** {@return the inside of a switch expression: no jump leaves it, and the stack is not empty} */
  Scope arm() {
    Scope scope = noWayOut();
    scope.onStack = true;
    return scope;
  }

  /** {@return a block that neither a jump nor a return leaves} */
  Scope noWayOut() {
    Scope scope = block();
    scope.targets.clear();
    scope.returning = false;
    return scope;
  }

  /** {@return a block in which the body is not suspended} */
  Scope quiet() {
    Scope scope = block();
    scope.dialect = null;
    scope.yielders.clear();
    return scope;
  }

  /** {@return the inside of a lambda that knows nothing of bodies} */
  Scope lambda() {
    Scope scope = new Scope(this, true);
    scope.dialect = null;
    scope.yielders.clear();
    scope.targets.clear();
    scope.checked = false;
    scope.returning = false;
    return scope;
  }

  /** {@return the inside of a class that is declared here: its this is another one} */
  Scope foreign() {
    Scope scope = lambda();
    scope.foreign = true;
    return scope;
  }

  /**
   * {@return the guard of a label} It may suspend, but uses only what lambdas may use, and assigns
   * nothing, not even fields.
   */
  Scope guard() {
    Scope scope = new Scope(this, true);
    scope.frozen = true;
    scope.inGuard = true;
    scope.targets.clear();
    scope.returning = false;
    return scope;
  }

  /** {@return the inside of a body that is a lambda here} */
  Scope body(Dialect itsDialect, String yielder) {
    Scope scope = lambda();
    scope.become(itsDialect, yielder, itsDialect.result());
    return scope;
  }

  /** {@return the inside of a method that takes the yielder; {@code result} is null for void} */
  Scope method(Dialect itsDialect, String yielder, Type result) {
    Scope scope = block();
    scope.become(itsDialect, yielder, result);
    return scope;
  }

  private void become(Dialect itsDialect, String yielder, Type result) {
    dialect = itsDialect;
    yielders.add(yielder);
    checked = true;
    returning = true;
    returned = result;
  }

  void add(Var variable) {
    vars.add(variable);
  }

  void add(Callable callable) {
    callables.add(callable);
  }

  void addYielder(String name) {
    yielders.add(name);
  }

  boolean suspends() {
    return dialect != null;
  }

  Dialect dialect() {
    return dialect;
  }

  /** {@return whether a checked exception may be thrown} */
  boolean checked() {
    return checked;
  }

  boolean returning() {
    return returning;
  }

  /** {@return what is returned; null for nothing} */
  Type returned() {
    return returned;
  }

  /**
   * {@return whether there may be something on the operand stack} javac 25 breaks down if that is a
   * long or a double and a try statement (or a synchronized one) begins.
   */
  boolean onStack() {
    return onStack;
  }

  /** {@return whether the code here comes several times in the class file} */
  boolean inFinally() {
    return inFinally;
  }

  /** {@return whether this is a part of a label's guard} javac 25 takes no local records there. */
  boolean inGuard() {
    return inGuard;
  }

  List<String> yielders() {
    return yielders;
  }

  List<Target> targets() {
    return targets;
  }

  List<Var> vars(Predicate<Var> wanted) {
    List<Var> found = new ArrayList<>();
    boolean capturing = false;
    boolean freezing = false;
    for (Scope scope = this; scope != null; scope = scope.outer) {
      for (Var variable : scope.vars) {
        Var seen = freezing ? variable.frozen() : variable;
        if ((!capturing || variable.capturable()) && wanted.test(seen)) {
          found.add(seen);
        }
      }
      capturing |= scope.captures;
      freezing |= scope.frozen;
    }
    return found;
  }

  /** {@return the variables declared right here} */
  List<Var> own() {
    return List.copyOf(vars);
  }

  List<Callable> callables(Predicate<Callable> wanted) {
    List<Callable> found = new ArrayList<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      scope.callables.stream().filter(wanted).filter(this::canCall).forEach(found::add);
    }
    return found;
  }

  private boolean canCall(Callable callable) {
    if ((callable.checked() && !checked) || (foreign && !callable.isStatic())) {
      return false;
    }
    return !callable.suspends()
        || (dialect != null
            && (callable.yielder().equals("Awaiter")
                || callable.yielder().equals(dialect.yielderType())));
  }
}
