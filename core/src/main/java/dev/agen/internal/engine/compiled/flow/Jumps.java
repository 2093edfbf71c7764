package dev.agen.internal.engine.compiled.flow;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayList;
import java.util.List;

/** Where control goes after an instruction that does not throw. */
public final class Jumps {

  private Jumps() {}

  /**
   * Gives where an instruction may jump to.
   *
   * @param instruction any
   * @return the targets; empty for most
   */
  public static List<Label> targets(Instruction instruction) {
    if (instruction instanceof BranchInstruction branch) {
      return List.of(branch.target());
    } else if (instruction instanceof LookupSwitchInstruction lookup) {
      return targets(lookup.defaultTarget(), lookup.cases());
    } else if (instruction instanceof TableSwitchInstruction table) {
      return targets(table.defaultTarget(), table.cases());
    }
    return List.of();
  }

  private static List<Label> targets(Label defaultTarget, List<SwitchCase> cases) {
    List<Label> targets = new ArrayList<>(cases.size() + 1);
    targets.add(defaultTarget);
    for (SwitchCase each : cases) {
      targets.add(each.target());
    }
    return targets;
  }

  /**
   * Tells whether the next instruction may follow.
   *
   * @param instruction any
   * @return false for gotos, switches, returns and throws
   */
  public static boolean fallsThrough(Instruction instruction) {
    return !(instruction instanceof ReturnInstruction
        || instruction instanceof ThrowInstruction
        || instruction instanceof LookupSwitchInstruction
        || instruction instanceof TableSwitchInstruction
        || instruction.opcode() == Opcode.GOTO
        || instruction.opcode() == Opcode.GOTO_W);
  }
}
