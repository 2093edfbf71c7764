package dev.agen.internal.engine.compiled.flow;

import dev.agen.Limit;
import dev.agen.internal.engine.compiled.Refused;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.UninitializedVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state before each instruction that can be reached.
 *
 * <h2>How it works</h2>
 *
 * <p>The compiler has already solved the hard part: at each place where paths meet there is a stack
 * map frame with the merged types. So a block is simulated in a straight line from its frame to the
 * next one, and there the types of the frame take over. Types are never merged here, no class is
 * loaded, and nothing about class hierarchies can go wrong.
 *
 * <p>What has no place in a frame is merged here, over a work list: the roles of values, and how
 * many monitors are held. A role can only become MIXED and a count only grow, so it ends.
 *
 * <p>An instruction inside a try also leads to the handler, with the locals as they are
 * <em>before</em> it.
 */
public final class Flow {

  /** More than any program holds at once; else the count could grow for ever. */
  private static final int MOST_MONITORS = 1000;

  private final MethodCode code;
  private final Simulator simulator;
  private final @Nullable State[] before;

  /** The state at the start of each block; by the index of its label, 0 for the entry. */
  private final @Nullable State[] entries;

  private final ArrayDeque<Integer> work = new ArrayDeque<>();

  private Flow(MethodCode code) {
    this.code = code;
    simulator = new Simulator(code);
    before = new State[code.size()];
    entries = new State[code.size()];
  }

  /**
   * Follows all paths through a method.
   *
   * @param code the method
   * @param yielder the number of the parameter that is the yielder
   * @return the states
   * @throws Refused if something in it is not understood
   */
  public static Flow of(MethodCode code, int yielder) throws Refused {
    Flow flow = new Flow(code);
    State entry = State.empty(code.maxLocals());
    for (int i = 0; i < code.parameters().size(); i++) {
      Value value = Value.of(code.parameters().get(i));
      entry.put(code.slotOf(i), i == yielder ? value.as(Role.YIELDER) : value);
    }
    flow.entries[0] = entry;
    flow.work.add(0);
    while (!flow.work.isEmpty()) {
      int start = flow.work.removeFirst();
      flow.block(start);
    }
    return flow;
  }

  /**
   * Gives the state before an instruction.
   *
   * @param index of the instruction
   * @return the state; null if it cannot be reached
   */
  public @Nullable State before(int index) {
    return before[index];
  }

  /**
   * Tells whether a label starts a block that is reached, so that its frame is needed.
   *
   * @param index of the label
   * @return the state there; null if there is no frame or no way there
   */
  public @Nullable State blockAt(int index) {
    return code.element(index) instanceof LabelTarget target && hasFrame(target)
        ? entries[index]
        : null;
  }

  /** {@return the state at the start of the method} */
  public State entry() {
    return java.util.Objects.requireNonNull(entries[0]);
  }

  private boolean hasFrame(LabelTarget target) {
    return code.frameAt(target.label()) != null;
  }

  private void block(int start) throws Refused {
    State state = java.util.Objects.requireNonNull(entries[start]).copy();
    for (int i = start; ; i++) {
      if (i == code.size()) {
        throw new Refused(Limit.UNUSUAL_CODE, "the code does not end in a jump", code.place());
      }
      CodeElement element = code.element(i);
      if (element instanceof LabelTarget target && i != start && hasFrame(target)) {
        edge(i, state);
        return;
      }
      if (element instanceof Instruction instruction) {
        before[i] = state.copy();
        handlers(i, state);
        simulator.execute(i, instruction, state);
        for (Label target : Jumps.targets(instruction)) {
          edge(code.indexOf(target), state);
        }
        if (!Jumps.fallsThrough(instruction)) {
          return;
        }
      }
    }
  }

  /**
   * What is thrown goes to the first handler that takes it. After one that takes everything there
   * may be others, which the verifier wants to be right; but nobody comes there with a monitor that
   * the first one would have released.
   */
  private void handlers(int index, State state) throws Refused {
    int held = state.monitors();
    for (MethodCode.Handler handler : code.handlers()) {
      if (handler.covers(index)) {
        edge(handler.target(), state.withoutStack(held));
        if (handler.row().catchType().isEmpty()) {
          held = 0;
        }
      }
    }
  }

  /** A path leads to a label: its block has to be looked at if that brings anything new. */
  private void edge(int target, State state) throws Refused {
    if (state.monitors() > MOST_MONITORS) {
      throw new Refused(
          Limit.UNUSUAL_CODE, "a monitor is entered in a loop and not left", code.place());
    }
    State known = entries[target];
    if (known == null) {
      State fresh = framed(target);
      fresh.takeRoles(state);
      fresh.monitor(state.monitors());
      entries[target] = fresh;
      work.add(target);
    } else if (known.mergeRoles(state)) {
      work.add(target);
    }
  }

  /** The state that the stack map frame of a label describes. */
  private State framed(int target) throws Refused {
    Label label = ((LabelTarget) code.element(target)).label();
    StackMapFrameInfo frame = code.frameAt(label);
    if (frame == null) {
      throw new Refused(
          Limit.OLD_CLASS_FILE, "there is no stack map frame at a jump's target", code.place());
    }
    State state = State.empty(code.maxLocals());
    int slot = 0;
    for (VerificationTypeInfo type : frame.locals()) {
      Value value = value(type);
      state.put(slot, value);
      slot += value.isWide() ? 2 : 1;
    }
    List<Value> stack = new ArrayList<>();
    for (VerificationTypeInfo type : frame.stack()) {
      stack.add(value(type));
    }
    for (Value value : stack) {
      state.push(value);
    }
    return state;
  }

  private Value value(VerificationTypeInfo type) throws Refused {
    if (type instanceof ObjectVerificationTypeInfo object) {
      return Value.object(object.classSymbol());
    }
    if (type instanceof UninitializedVerificationTypeInfo fresh) {
      int made = code.instructionFrom(code.indexOf(fresh.newTarget()));
      return Value.uninitialized(
          ((NewObjectInstruction) code.element(made)).className().asSymbol(), made);
    }
    return switch ((SimpleVerificationTypeInfo) type) {
      case TOP -> Value.TOP;
      case INTEGER -> Value.INT;
      case FLOAT -> Value.FLOAT;
      case LONG -> Value.LONG;
      case DOUBLE -> Value.DOUBLE;
      case NULL -> Value.NULL;
      case UNINITIALIZED_THIS ->
          throw new Refused(Limit.UNUSUAL_CODE, "it is a constructor", code.place());
    };
  }
}
