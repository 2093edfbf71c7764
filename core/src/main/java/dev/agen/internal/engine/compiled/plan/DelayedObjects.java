package dev.agen.internal.engine.compiled.plan;

import dev.agen.Limit;
import dev.agen.internal.engine.compiled.Refused;
import dev.agen.internal.engine.compiled.flow.Flow;
import dev.agen.internal.engine.compiled.flow.State;
import dev.agen.internal.engine.compiled.flow.Value;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.StackInstruction;
import java.util.BitSet;

/**
 * Objects that are created later than written, because they would lie on the stack without having
 * been initialized while the body is suspended: {@code new P(y.yield(1))}. Nothing can save such an
 * object. So its {@code new} and {@code dup} leave nothing on the stack, and where its constructor
 * is called it is made with the arguments at hand.
 */
final class DelayedObjects {

  private final MethodCode code;
  private final Flow flow;
  private final BitSet delayed = new BitSet();
  private final BitSet copies = new BitSet();

  DelayedObjects(MethodCode code, Flow flow) {
    this.code = code;
    this.flow = flow;
  }

  /** {@return the indices of their {@code new}} */
  BitSet delayed() {
    return delayed;
  }

  /** {@return the indices of the {@code dup} after each} */
  BitSet copies() {
    return copies;
  }

  void delay(int made) {
    delayed.set(made);
  }

  /**
   * Accepts only what compilers write: {@code new}, {@code dup}, arguments, constructor; without
   * {@code dup} if the object is dropped.
   */
  void check() throws Refused {
    for (int made = delayed.nextSetBit(0); made >= 0; made = delayed.nextSetBit(made + 1)) {
      int copy = code.instructionFrom(made + 1);
      if (code.element(copy) instanceof StackInstruction stack && stack.opcode() == Opcode.DUP) {
        copies.set(copy);
      }
    }
    for (int i = 0; i < code.size(); i++) {
      State state = flow.before(i);
      if (state == null) {
        continue;
      }
      for (int slot = 0; slot < state.locals(); slot++) {
        if (state.local(slot).kind() == Value.Kind.UNINITIALIZED) {
          throw odd(i);
        }
      }
      if (code.element(i) instanceof StackInstruction stack && !copies.get(i)) {
        int words = reach(stack.opcode());
        for (int depth = 0; words > 0; depth++) {
          Value operand = state.operand(depth);
          if (operand.created() >= 0 && delayed.get(operand.created())) {
            throw odd(i);
          }
          words -= operand.isWide() ? 2 : 1;
        }
      }
    }
  }

  private Refused odd(int index) {
    return new Refused(
        Limit.UNUSUAL_CODE,
        "an object is handled before its constructor has been called",
        code.placeOf(index));
  }

  /** How many words a stack instruction moves; a long or double has two. */
  private static int reach(Opcode opcode) {
    return switch (opcode) {
      case POP, DUP -> 1;
      case POP2, DUP2, DUP_X1, SWAP -> 2;
      case DUP_X2, DUP2_X1 -> 3;
      default -> 4;
    };
  }
}
