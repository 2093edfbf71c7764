package dev.agen.internal.engine.compiled.emit;

import dev.agen.internal.engine.compiled.Refused;
import dev.agen.internal.engine.compiled.flow.Flow;
import dev.agen.internal.engine.compiled.flow.State;
import dev.agen.internal.engine.compiled.plan.Plan;
import dev.agen.internal.engine.compiled.plan.Point;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/** Writes the method that is the body, instruction by instruction. */
final class BodyWriter {

  private final Plan plan;
  private final MethodCode code;
  private final Flow flow;
  private final CodeBuilder to;
  private final FrameTable frames;
  private final ClassDesc base;
  private final MemberWriter members;
  private final PointWriter points;
  private final VariableTable variables;
  private final @Nullable FarJumps farJumps;
  private final boolean dropsResult;
  private final int temporaries;

  /**
   * For one method.
   *
   * @param plan of the method
   * @param to where to write
   * @param self the machine
   * @param base its superclass
   * @param dropsResult whether what the method returns is of no interest
   * @param form how to write it
   */
  BodyWriter(
      Plan plan, CodeBuilder to, ClassDesc self, ClassDesc base, boolean dropsResult, Form form) {
    this.plan = plan;
    this.to = to;
    this.base = base;
    this.dropsResult = dropsResult;
    code = plan.code();
    flow = plan.flow();
    frames = new FrameTable(code, self, plan.delayed());
    members = new MemberWriter(to, code.hostDesc());
    points = new PointWriter(plan, to, frames, self, base, members, form);
    variables = new VariableTable(plan, to);
    farJumps = form == Form.FAR ? new FarJumps(code, flow, to, frames) : null;
    temporaries = code.maxLocals() + 1;
  }

  void write() throws Refused {
    for (MethodCode.Handler handler : code.handlers()) {
      if (isNeeded(handler)) {
        to.with(handler.row());
      }
    }
    variables.write();
    points.front();
    LineNumber line = null;
    for (int i = 0; i < code.size(); i++) {
      variables.bind(i);
      CodeElement element = code.element(i);
      if (element instanceof Instruction instruction) {
        State before = flow.before(i);
        if (before != null) {
          if (line != null) {
            to.with(line);
            line = null;
          }
          instruction(i, instruction, before);
        }
      } else if (element instanceof LabelTarget target) {
        to.labelBinding(target.label());
        State block = flow.blockAt(i);
        if (block != null) {
          frames.add(target.label(), block, block.stack());
        }
      } else if (element instanceof LineNumber next) {
        line = next; // written with the next instruction, since there must be one
      }
    }
    if (!frames.isEmpty()) {
      to.with(frames.attribute());
    }
  }

  /** A handler whose instructions cannot be reached would cover nothing, which is not allowed. */
  private boolean isNeeded(MethodCode.Handler handler) {
    return flow.blockAt(handler.target()) != null && isReached(handler.start(), handler.end());
  }

  private boolean isReached(int start, int end) {
    for (int i = start; i < end; i++) {
      if (flow.before(i) != null) {
        return true;
      }
    }
    return false;
  }

  private void instruction(int index, Instruction instruction, State before) throws Refused {
    if (instruction instanceof LoadInstruction load) {
      to.loadLocal(load.typeKind(), load.slot() + 1);
    } else if (instruction instanceof StoreInstruction store) {
      to.storeLocal(store.typeKind(), store.slot() + 1);
    } else if (instruction instanceof IncrementInstruction increment) {
      to.iinc(increment.slot() + 1, increment.constant());
    } else if (instruction instanceof InvokeInstruction call) {
      call(index, call, before);
    } else if (instruction instanceof InvokeDynamicInstruction invoke) {
      members.dynamic(invoke);
    } else if (instruction instanceof FieldInstruction field) {
      if (plan.access().isDenied(field)) {
        members.field(field);
      } else {
        to.with(field);
      }
    } else if (farJumps != null && instruction instanceof BranchInstruction jump) {
      farJumps.write(index, jump);
    } else if (instruction instanceof ReturnInstruction) {
      returned();
    } else if (instruction instanceof NewObjectInstruction made && plan.delayed().get(index)) {
      to.new_(made.className().asSymbol()).pop(); // errors of its class come when they did
    } else if (instruction instanceof ConstantInstruction constant
        && constant.constantValue() instanceof DirectMethodHandleDesc handle) {
      to.loadConstant((DynamicConstantDesc<?>) members.handle(handle));
    } else if (!plan.copies().get(index)) {
      to.with(instruction);
    }
  }

  private void call(int index, InvokeInstruction call, State before) throws Refused {
    Point point = plan.pointAt(index);
    if (point != null) {
      points.suspension(point);
      return;
    }
    boolean denied = plan.access().isDenied(call);
    if (call.name().equalsString(ConstantDescs.INIT_NAME)) {
      int made = before.operand(call.typeSymbol().parameterCount()).created();
      if (made < 0 || !plan.delayed().get(made)) {
        to.with(call);
        return;
      }
      if (denied) {
        members.constructor(call);
      } else {
        construct(call);
      }
      if (!plan.isKept(made)) {
        to.pop();
      }
    } else if (denied) {
      members.method(call);
    } else {
      to.with(call);
    }
  }

  /** The object was not made when it was its turn; the arguments are on the stack. */
  private void construct(InvokeInstruction call) {
    MethodTypeDesc type = call.typeSymbol();
    int[] slots = new int[type.parameterCount()];
    int slot = temporaries;
    for (int i = slots.length - 1; i >= 0; i--) {
      TypeKind kind = TypeKind.from(type.parameterType(i));
      slots[i] = slot;
      to.storeLocal(kind, slot);
      slot += kind.slotSize();
    }
    ClassDesc owner = call.owner().asSymbol();
    to.new_(owner).dup();
    for (int i = 0; i < slots.length; i++) {
      to.loadLocal(TypeKind.from(type.parameterType(i)), slots[i]);
    }
    to.invokespecial(owner, ConstantDescs.INIT_NAME, type);
  }

  private void returned() {
    ClassDesc type = code.returnType();
    boolean isVoid = type.equals(ConstantDescs.CD_void);
    to.aload(0);
    if (isVoid || dropsResult) {
      to.aconst_null(); // whatever lies below is dropped with the frame
    } else {
      // [.., result, this] to [.., this, result]
      if (TypeKind.from(type).slotSize() == 2) {
        to.dup_x2().pop();
      } else {
        to.swap();
      }
      if (type.isPrimitive()) {
        Boxes.box(to, type);
      }
    }
    to.invokevirtual(base, "done", Names.DONE).areturn();
  }
}
