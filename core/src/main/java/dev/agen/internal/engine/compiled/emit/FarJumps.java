package dev.agen.internal.engine.compiled.emit;

import dev.agen.internal.engine.compiled.flow.Flow;
import dev.agen.internal.engine.compiled.flow.State;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.util.Objects;

/**
 * Writes jumps that reach everything. Only {@code goto} has a wide form, so a conditional jump
 * becomes
 *
 * <pre>{@code
 *   if not c goto next
 *   goto_w target
 * next:                  // needs a stack map frame: the state before the next instruction
 * }</pre>
 */
final class FarJumps {

  private final MethodCode code;
  private final Flow flow;
  private final CodeBuilder to;
  private final FrameTable frames;

  FarJumps(MethodCode code, Flow flow, CodeBuilder to, FrameTable frames) {
    this.code = code;
    this.flow = flow;
    this.to = to;
    this.frames = frames;
  }

  void write(int index, BranchInstruction jump) {
    if (jump.opcode() == Opcode.GOTO || jump.opcode() == Opcode.GOTO_W) {
      to.goto_w(jump.target());
      return;
    }
    Label next = to.newLabel();
    to.branch(opposite(jump.opcode()), next).goto_w(jump.target()).labelBinding(next);
    int following = code.instructionFrom(index + 1);
    if (!isFramed(index + 1, following)) {
      State state = Objects.requireNonNull(flow.before(following));
      frames.add(next, state, state.stack());
    }
  }

  /** Whether the place gets its frame from the original code. */
  private boolean isFramed(int from, int to) {
    for (int i = from; i < to; i++) {
      if (flow.blockAt(i) != null) {
        return true;
      }
    }
    return false;
  }

  private static Opcode opposite(Opcode condition) {
    return switch (condition) {
      case IFEQ -> Opcode.IFNE;
      case IFNE -> Opcode.IFEQ;
      case IFLT -> Opcode.IFGE;
      case IFGE -> Opcode.IFLT;
      case IFGT -> Opcode.IFLE;
      case IFLE -> Opcode.IFGT;
      case IFNULL -> Opcode.IFNONNULL;
      case IFNONNULL -> Opcode.IFNULL;
      case IF_ICMPEQ -> Opcode.IF_ICMPNE;
      case IF_ICMPNE -> Opcode.IF_ICMPEQ;
      case IF_ICMPLT -> Opcode.IF_ICMPGE;
      case IF_ICMPGE -> Opcode.IF_ICMPLT;
      case IF_ICMPGT -> Opcode.IF_ICMPLE;
      case IF_ICMPLE -> Opcode.IF_ICMPGT;
      case IF_ACMPEQ -> Opcode.IF_ACMPNE;
      case IF_ACMPNE -> Opcode.IF_ACMPEQ;
      default -> throw new IllegalArgumentException(condition.toString());
    };
  }
}
