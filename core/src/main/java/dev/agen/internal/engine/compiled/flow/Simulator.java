package dev.agen.internal.engine.compiled.flow;

import dev.agen.Limit;
import dev.agen.internal.engine.compiled.Refused;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;

/** What one instruction does to a {@link State}. Knows nothing of jumps. */
final class Simulator {

  private final MethodCode code;

  Simulator(MethodCode code) {
    this.code = code;
  }

  /**
   * Executes an instruction; of a branch or switch, what it does to the stack.
   *
   * @param index of the instruction
   * @param instruction the instruction
   * @param state changed into the state after it
   */
  void execute(int index, Instruction instruction, State state) throws Refused {
    if (instruction instanceof LoadInstruction load) {
      state.push(state.local(load.slot()));
    } else if (instruction instanceof StoreInstruction store) {
      state.set(store.slot(), state.pop());
    } else if (instruction instanceof InvokeInstruction invoke) {
      invoke(invoke, state);
    } else if (instruction instanceof FieldInstruction field) {
      field(field, state);
    } else if (instruction instanceof ConstantInstruction constant) {
      state.push(constant(index, constant));
    } else if (instruction instanceof OperatorInstruction operator) {
      operator(operator, state);
    } else if (instruction instanceof StackInstruction stack) {
      stack(stack.opcode(), state);
    } else if (instruction instanceof BranchInstruction branch) {
      state.pop(compared(branch.opcode()));
    } else if (instruction instanceof TypeCheckInstruction check) {
      Value value = state.pop();
      state.push(
          check.opcode() == Opcode.CHECKCAST
              ? Value.object(check.type().asSymbol()).as(value.role())
              : Value.INT);
    } else if (instruction instanceof ConvertInstruction convert) {
      state.pop();
      state.push(Value.of(convert.toType()));
    } else if (instruction instanceof ArrayLoadInstruction load) {
      state.pop();
      state.push(element(load, state.pop()));
    } else if (instruction instanceof ArrayStoreInstruction) {
      state.pop(3);
    } else if (instruction instanceof InvokeDynamicInstruction invoke) {
      call(invoke.typeSymbol(), Role.NONE, state);
    } else if (instruction instanceof NewObjectInstruction made) {
      state.push(Value.uninitialized(made.className().asSymbol(), index));
    } else if (instruction instanceof NewReferenceArrayInstruction made) {
      state.pop();
      state.push(Value.object(made.componentType().asSymbol().arrayType()));
    } else if (instruction instanceof NewPrimitiveArrayInstruction made) {
      state.pop();
      state.push(Value.object(made.typeKind().upperBound().arrayType()));
    } else if (instruction instanceof NewMultiArrayInstruction made) {
      state.pop(made.dimensions());
      state.push(Value.object(made.arrayType().asSymbol()));
    } else if (instruction instanceof LookupSwitchInstruction
        || instruction instanceof TableSwitchInstruction) {
      state.pop();
    } else if (instruction instanceof MonitorInstruction monitor) {
      state.pop();
      state.monitor(monitor.opcode() == Opcode.MONITORENTER ? 1 : -1);
    } else if (!(instruction instanceof IncrementInstruction
        || instruction instanceof NopInstruction
        || instruction instanceof ReturnInstruction
        || instruction instanceof ThrowInstruction)) {
      throw new Refused(
          Limit.OLD_CLASS_FILE,
          "the instruction " + instruction.opcode() + " is not understood",
          code.placeOf(index));
    }
  }

  private static void call(MethodTypeDesc type, Role role, State state) {
    state.pop(type.parameterCount());
    push(type.returnType(), role, state);
  }

  private static void push(ClassDesc type, Role role, State state) {
    if (!type.equals(ConstantDescs.CD_void)) {
      state.push(role == Role.NONE ? Value.of(type) : Value.of(type).as(role));
    }
  }

  private static void invoke(InvokeInstruction invoke, State state) {
    MethodTypeDesc type = invoke.typeSymbol();
    if (invoke.opcode() == Opcode.INVOKESTATIC) {
      Role first =
          type.parameterCount() == 0 ? Role.NONE : state.operand(type.parameterCount() - 1).role();
      call(type, Roles.isNullCheck(invoke) ? first : Role.NONE, state);
      return;
    }
    state.pop(type.parameterCount());
    Value receiver = state.pop();
    if (invoke.name().equalsString(ConstantDescs.INIT_NAME)) {
      state.initialize(receiver);
    } else {
      push(type.returnType(), Roles.ofResult(invoke, receiver.role()), state);
    }
  }

  private static void field(FieldInstruction field, State state) {
    switch (field.opcode()) {
      case GETSTATIC -> state.push(Value.of(field.typeSymbol()));
      case GETFIELD -> {
        state.pop();
        state.push(Value.of(field.typeSymbol()));
      }
      case PUTSTATIC -> state.pop();
      default -> state.pop(2);
    }
  }

  @SuppressWarnings("IfChainToSwitch") // the first pattern switch of a JVM costs milliseconds
  private Value constant(int index, ConstantInstruction constant) throws Refused {
    if (constant.opcode() == Opcode.ACONST_NULL) {
      return Value.NULL;
    }
    ConstantDesc what = constant.constantValue();
    if (what instanceof String) {
      return Value.object(ConstantDescs.CD_String);
    } else if (what instanceof Integer) {
      return Value.INT;
    } else if (what instanceof Long) {
      return Value.LONG;
    } else if (what instanceof Double) {
      return Value.DOUBLE;
    } else if (what instanceof Float) {
      return Value.FLOAT;
    } else if (what instanceof ClassDesc) {
      return Value.object(ConstantDescs.CD_Class);
    } else if (what instanceof MethodTypeDesc) {
      return Value.object(ConstantDescs.CD_MethodType);
    } else if (what instanceof DirectMethodHandleDesc) {
      return Value.object(ConstantDescs.CD_MethodHandle);
    } else if (what instanceof DynamicConstantDesc<?> dynamic) {
      return Value.of(dynamic.constantType());
    }
    throw new Refused(
        Limit.UNUSUAL_CODE, "the constant " + what + " is not understood", code.placeOf(index));
  }

  private static Value element(ArrayLoadInstruction load, Value array) {
    if (load.opcode() != Opcode.AALOAD) {
      return Value.of(load.typeKind());
    }
    ClassDesc component = array.kind() == Value.Kind.NULL ? null : array.type().componentType();
    return component == null ? Value.NULL : Value.object(component);
  }

  private static void operator(OperatorInstruction operator, State state) {
    switch (operator.opcode()) {
      case INEG, LNEG, FNEG, DNEG -> {}
      case ARRAYLENGTH -> {
        state.pop();
        state.push(Value.INT);
      }
      case LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> {
        state.pop(2);
        state.push(Value.INT);
      }
      default -> {
        state.pop(2);
        state.push(Value.of(operator.typeKind()));
      }
    }
  }

  /** How many operands a branch looks at. */
  private static int compared(Opcode opcode) {
    return switch (opcode) {
      case GOTO, GOTO_W -> 0;
      case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE, IF_ACMPEQ, IF_ACMPNE ->
          2;
      default -> 1;
    };
  }

  private static void stack(Opcode opcode, State state) {
    switch (opcode) {
      case POP -> state.pop();
      case POP2 -> take(2, state);
      case DUP -> duplicate(1, 0, state);
      case DUP_X1 -> duplicate(1, 1, state);
      case DUP_X2 -> duplicate(1, 2, state);
      case DUP2 -> duplicate(2, 0, state);
      case DUP2_X1 -> duplicate(2, 1, state);
      case DUP2_X2 -> duplicate(2, 2, state);
      default -> { // swap
        Value top = state.pop();
        Value below = state.pop();
        state.push(top);
        state.push(below);
      }
    }
  }

  /** Copies the topmost {@code words} words, and puts the copy below {@code skipped} more. */
  private static void duplicate(int words, int skipped, State state) {
    Value[] top = take(words, state);
    Value[] between = take(skipped, state);
    pushAll(top, state);
    pushAll(between, state);
    pushAll(top, state);
  }

  /** Takes so many words from the stack; gives the values, the deepest first. */
  private static Value[] take(int words, State state) {
    if (words == 0) {
      return new Value[0];
    }
    Value top = state.pop();
    if (words == 1 || top.isWide()) {
      return new Value[] {top};
    }
    return new Value[] {state.pop(), top};
  }

  private static void pushAll(Value[] values, State state) {
    for (Value value : values) {
      state.push(value);
    }
  }
}
