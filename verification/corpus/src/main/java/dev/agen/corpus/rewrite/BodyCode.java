package dev.agen.corpus.rewrite;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.util.List;

/** Writes the code of a body: that of its method, with every local after the parameters one up. */
final class BodyCode {

  private final CodeModel code;
  private final int yielder;
  private final Draw draw;
  private final long method;
  private final Pattern pattern;
  private int points;

  BodyCode(CodeModel code, int yielder, Draw draw, String method) {
    this.code = code;
    this.yielder = yielder;
    this.draw = draw;
    this.method = draw.of(method);
    pattern = draw.pattern(method);
  }

  /** How many suspensions were put in. */
  int points() {
    return points;
  }

  Pattern pattern() {
    return pattern;
  }

  void write(CodeBuilder to) {
    points = 0;
    Suspender suspender = new Suspender(to, yielder);
    StackMapTableAttribute frames = ShiftedFrames.of(code, yielder);
    List<CodeElement> elements = code.elementList();
    Instruction before = null;
    for (int i = 0; i < elements.size(); i++) {
      CodeElement element = elements.get(i);
      if (element instanceof Instruction instruction) {
        ClassDesc result = result(instruction);
        Kind kind =
            isBetween(before, instruction) ? null : draw.at(method, pattern, i, result != null);
        if (kind == Kind.YIELD_BEFORE) {
          suspender.yieldNull();
        }
        copy(instruction, to);
        if (kind != null && kind != Kind.YIELD_BEFORE && result != null) {
          suspender.pass(kind, result);
        }
        points += kind == null ? 0 : 1;
        before = instruction;
      } else {
        label(element, to);
      }
    }
    if (frames != null) {
      to.with(frames);
    }
  }

  /** A {@code new} must stay where its frames say, and its {@code dup} belongs to it. */
  private static boolean isBetween(Instruction before, Instruction instruction) {
    return instruction.opcode() == Opcode.NEW || (before != null && before.opcode() == Opcode.NEW);
  }

  /** Null if it is no call. */
  private static ClassDesc result(Instruction instruction) {
    if (instruction instanceof InvokeInstruction call) {
      return call.typeSymbol().returnType();
    } else if (instruction instanceof InvokeDynamicInstruction call) {
      return call.typeSymbol().returnType();
    }
    return null;
  }

  private void copy(Instruction instruction, CodeBuilder to) {
    switch (instruction) {
      case LoadInstruction load ->
          to.loadLocal(load.typeKind(), slot(load.slot(), load.typeKind()));
      case StoreInstruction store ->
          to.storeLocal(store.typeKind(), slot(store.slot(), store.typeKind()));
      case IncrementInstruction increment ->
          to.iinc(slot(increment.slot(), TypeKind.INT), increment.constant());
      case DiscontinuedInstruction old ->
          throw new NotRewrittenException("there is a " + old.opcode() + " in it");
      default -> to.with(instruction);
    }
  }

  private int slot(int slot, TypeKind type) {
    if (slot < yielder && slot + type.slotSize() > yielder) {
      throw new NotRewrittenException("a local lies across the end of the parameters");
    }
    return slot < yielder ? slot : slot + 1;
  }

  private void label(CodeElement element, CodeBuilder to) {
    switch (element) {
      case LabelTarget target -> to.labelBinding(target.label());
      case ExceptionCatch row -> to.with(row);
      case LineNumber line -> to.with(line);
      case LocalVariable variable ->
          to.localVariable(
              variable.slot() < yielder ? variable.slot() : variable.slot() + 1,
              variable.name().stringValue(),
              variable.typeSymbol(),
              variable.startScope(),
              variable.endScope());
      default -> {
        // of no interest
      }
    }
  }
}
