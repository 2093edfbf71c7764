package dev.agen.internal.engine.compiled.emit;

import dev.agen.internal.engine.compiled.plan.Plan;
import dev.agen.internal.engine.compiled.plan.Point;
import dev.agen.internal.engine.compiled.plan.Slot;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.LocalVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of the local variables. A variable that is in scope but was not saved at a point, since
 * nobody needs it any more, is left out from there to its next assignment: a debugger shows its
 * value or nothing, and never another one.
 */
final class VariableTable {

  private final Plan plan;
  private final MethodCode code;
  private final CodeBuilder to;
  private final Map<Integer, Label> labels = new HashMap<>();
  private @Nullable Lost lost;

  VariableTable(Plan plan, CodeBuilder to) {
    this.plan = plan;
    this.to = to;
    code = plan.code();
  }

  /** Writes the names; to be called before the code. */
  void write() {
    for (int i = 0; i < code.size(); i++) {
      if (code.element(i) instanceof LocalVariable variable) {
        write(variable);
      }
    }
  }

  /** To be called before each element. */
  void bind(int index) {
    Label label = labels.get(index);
    if (label != null) {
      to.labelBinding(label);
    }
  }

  private void write(LocalVariable variable) {
    int start = code.indexOf(variable.startScope());
    int end = code.indexOf(variable.endScope());
    boolean mayBeLost = mayBeLost(variable.slot(), start, end);
    int begin = -1;
    for (int i = start; i < end; i++) {
      CodeElement element = code.element(i);
      if (!(element instanceof Instruction) || plan.flow().before(i) == null) {
        continue;
      }
      if (mayBeLost && isLost(i, variable.slot())) {
        if (begin >= 0) {
          write(variable, labelAt(begin), labelAt(i));
          begin = -1;
        }
      } else if (begin < 0) {
        begin = i;
      }
    }
    if (begin >= 0) {
      write(variable, labelAt(begin), variable.endScope());
    }
  }

  private void write(LocalVariable variable, Label start, Label end) {
    String name = variable.name().stringValue();
    to.localVariable(
        variable.slot() + 1,
        name.equals("this") ? "_this" : name,
        variable.typeSymbol(),
        start,
        end);
  }

  /** Most are saved wherever they are in scope, and that is quickly seen. */
  private boolean mayBeLost(int local, int start, int end) {
    boolean isParameter = !(code.element(Math.max(0, start - 1)) instanceof Instruction);
    if (isParameter && !isSaved(local, plan.slots().getFirst())) {
      return true;
    }
    for (Point point : plan.points()) {
      if (point.index() >= start
          && point.index() < end
          && !isSaved(local, plan.slots().get(point.number()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSaved(int local, List<Slot> slots) {
    for (Slot slot : slots) {
      if (slot.position() == local && slot.isSaved() && !slot.operand()) {
        return true;
      }
    }
    return false;
  }

  private boolean isLost(int index, int local) {
    if (lost == null) {
      lost = Lost.of(plan);
    }
    return lost.isLost(index, local);
  }

  private Label labelAt(int index) {
    Label label = labels.get(index);
    if (label == null) {
      label = to.newLabel();
      labels.put(index, label);
    }
    return label;
  }
}
