package dev.agen.internal.engine.compiled.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The locals, the operands, and how many monitors are held, between two instructions. */
public final class State {

  private static final int MOST_MONITORS = 100;

  private final Value[] locals;
  private final List<Value> stack;
  private int monitors;

  State(Value[] locals, List<Value> stack, int monitors) {
    this.locals = locals;
    this.stack = stack;
    this.monitors = monitors;
  }

  static State empty(int locals) {
    Value[] nothing = new Value[locals];
    Arrays.fill(nothing, Value.TOP);
    return new State(nothing, new ArrayList<>(), 0);
  }

  State copy() {
    return new State(locals.clone(), new ArrayList<>(stack), monitors);
  }

  /** What a handler begins with, but for the exception; with so many monitors held. */
  State withoutStack(int held) {
    return new State(locals.clone(), new ArrayList<>(), held);
  }

  /** {@return how many locals there are} */
  public int locals() {
    return locals.length;
  }

  /**
   * Gives a local.
   *
   * @param slot its number
   * @return what it holds
   */
  public Value local(int slot) {
    return locals[slot];
  }

  /** {@return the operands, the deepest first} */
  public List<Value> stack() {
    return stack;
  }

  /**
   * Gives an operand.
   *
   * @param depth 0 for the top
   * @return the operand
   */
  public Value operand(int depth) {
    return stack.get(stack.size() - 1 - depth);
  }

  /** {@return how many monitors are held} */
  public int monitors() {
    return monitors;
  }

  /**
   * Stops to count at some number, so that a loop that takes ever more monitors comes to an end.
   */
  void monitor(int change) {
    monitors = Math.min(monitors + change, MOST_MONITORS);
  }

  void push(Value value) {
    stack.add(value);
  }

  Value pop() {
    return stack.removeLast();
  }

  void pop(int count) {
    for (int i = 0; i < count; i++) {
      stack.removeLast();
    }
  }

  void set(int slot, Value value) {
    if (slot > 0 && locals[slot - 1].isWide()) {
      locals[slot - 1] = Value.TOP;
    }
    int last = value.isWide() ? slot + 1 : slot;
    if (locals[last].isWide()) {
      locals[last + 1] = Value.TOP;
    }
    put(slot, value);
  }

  /** Without a look at what was there. */
  void put(int slot, Value value) {
    locals[slot] = value;
    if (value.isWide()) {
      locals[slot + 1] = Value.SECOND;
    }
  }

  /** The constructor has been called: all copies are objects now. */
  void initialize(Value fresh) {
    Value object = Value.object(fresh.type());
    for (int i = 0; i < stack.size(); i++) {
      if (stack.get(i).isUninitializedLike(fresh)) {
        stack.set(i, object);
      }
    }
    for (int i = 0; i < locals.length; i++) {
      if (locals[i].isUninitializedLike(fresh)) {
        locals[i] = object;
      }
    }
  }

  /** Takes the roles of {@code other} for what both have; types stay. */
  void takeRoles(State other) {
    for (int i = 0; i < locals.length; i++) {
      locals[i] = taking(locals[i], other.locals[i].role());
    }
    for (int i = 0; i < stack.size() && i < other.stack.size(); i++) {
      stack.set(i, taking(stack.get(i), other.stack.get(i).role()));
    }
  }

  /** Merges in roles and monitors of another path; types stay. True if that changed anything. */
  boolean mergeRoles(State other) {
    boolean changed = false;
    for (int i = 0; i < locals.length; i++) {
      Value merged = taking(locals[i], locals[i].role().merge(other.locals[i].role()));
      changed |= !merged.sameAs(locals[i]);
      locals[i] = merged;
    }
    for (int i = 0; i < stack.size() && i < other.stack.size(); i++) {
      Value merged = taking(stack.get(i), stack.get(i).role().merge(other.stack.get(i).role()));
      changed |= !merged.sameAs(stack.get(i));
      stack.set(i, merged);
    }
    if (other.monitors > monitors) {
      monitors = other.monitors;
      changed = true;
    }
    return changed;
  }

  private static Value taking(Value value, Role role) {
    return value.kind() == Value.Kind.OBJECT ? value.as(role) : value;
  }
}
