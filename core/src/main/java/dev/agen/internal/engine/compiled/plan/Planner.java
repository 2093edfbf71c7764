package dev.agen.internal.engine.compiled.plan;

import dev.agen.Limit;
import dev.agen.internal.engine.compiled.Refused;
import dev.agen.internal.engine.compiled.flow.Flow;
import dev.agen.internal.engine.compiled.flow.Liveness;
import dev.agen.internal.engine.compiled.flow.Role;
import dev.agen.internal.engine.compiled.flow.State;
import dev.agen.internal.engine.compiled.flow.Value;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the points of a method, and refuses what cannot be rewritten.
 *
 * <p>The yielder is followed by its {@link Role}. It may be copied, compared, called, and given to
 * a method that can be compiled with the body; anything else that an instruction could do with it
 * lets it out of sight. What {@code y.each(…)} gives may be iterated, and nothing else.
 */
public final class Planner {

  private final MethodCode code;
  private final int yielder;
  private final Flow flow;
  private final CalleeFinder callees;
  private final Access access;
  private final DelayedObjects objects;
  private final List<Point> points = new ArrayList<>();

  private Planner(MethodCode code, int yielder, CalleeFinder callees) throws Refused {
    this.code = code;
    this.yielder = yielder;
    this.callees = callees;
    access = callees.access();
    flow = Flow.of(code, yielder);
    objects = new DelayedObjects(code, flow);
  }

  /**
   * Plans a method.
   *
   * @param code the method
   * @param yielder which of its parameters is the yielder
   * @return the plan
   * @throws Refused if it cannot be rewritten
   */
  public static Plan plan(MethodCode code, int yielder) throws Refused {
    if (code.isSynchronized()) {
      throw new Refused(
          Limit.IN_SYNCHRONIZED, "the method " + code.name() + " is synchronized", code.place());
    }
    Planner planner = new Planner(code, yielder, new CalleeFinder(code));
    planner.findPoints();
    planner.objects.check();
    return planner.layOut();
  }

  private void findPoints() throws Refused {
    for (int i = 0; i < code.size(); i++) {
      State state = flow.before(i);
      if (state != null && code.element(i) instanceof Instruction instruction) {
        if (instruction instanceof InvokeInstruction call) {
          call(i, call, state);
        } else {
          if (instruction instanceof InvokeDynamicInstruction dynamic
              && CallerSensitive.includes(dynamic)) {
            throw callerSensitive(i, "a method reference");
          }
          if (instruction instanceof FieldInstruction field && access.isDenied(field)) {
            checkNames(MethodTypeDesc.of(field.typeSymbol()), i, describe(field));
          }
          inspect(taken(instruction), i, state, describe(instruction));
        }
      }
    }
  }

  // ---- calls ----------------------------------------------------------------------------------

  private void call(int index, InvokeInstruction call, State state) throws Refused {
    int arguments = call.typeSymbol().parameterCount();
    boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
    int operands = isStatic ? arguments : arguments + 1;
    checkDenied(index, call, state);
    if (CallerSensitive.includes(call)) {
      throw callerSensitive(index, describe(call));
    }
    Role receiver = isStatic ? Role.NONE : state.operand(arguments).role();
    PointKind kind = Suspensions.kindOf(call, receiver);
    if (kind != null && kind != PointKind.CALL) {
      inspect(arguments, index, state, describe(call));
      add(index, kind, call, state, operands, null);
      return;
    }
    int given = kind == PointKind.CALL ? 0 : yielderAmong(state, arguments, operands, isStatic);
    if (given >= 0 && !(isStatic && isNullCheck(call))) {
      inspectOthers(operands, given, index, state, call);
      checkNames(call.typeSymbol(), index, describe(call));
      Callee callee = callees.find(call, given, code.placeOf(index));
      add(index, PointKind.CALL, call, state, operands, callee);
      return;
    }
    if (!isNullCheck(call)) {
      inspect(arguments, index, state, describe(call));
    }
    if (!Suspensions.allows(call, receiver)) {
      throw leaves(receiver, index, describe(call));
    }
    if (receiver == Role.NONE && Suspensions.isOnYielder(call)) {
      throw new Refused(
          Limit.FOREIGN_YIELDER,
          describe(call) + " is called on the yielder of another body",
          code.placeOf(index));
    }
  }

  private Refused callerSensitive(int index, String what) {
    return new Refused(
        Limit.CALLER_SENSITIVE, what + " looks at the class that calls it", code.placeOf(index));
  }

  /** Which operand of a call is the yielder, the receiver of an instance method apart; -1: none. */
  private static int yielderAmong(State state, int arguments, int operands, boolean isStatic) {
    for (int i = 0; i < arguments; i++) {
      if (state.operand(arguments - 1 - i).role() == Role.YIELDER) {
        return isStatic ? i : i + operands - arguments;
      }
    }
    return -1;
  }

  private static boolean isNullCheck(InvokeInstruction call) {
    return call.name().equalsString("requireNonNull")
        && call.owner().asInternalName().equals("java/util/Objects");
  }

  private void inspectOthers(
      int operands, int given, int index, State state, InvokeInstruction call) throws Refused {
    for (int i = 0; i < operands; i++) {
      Role role = state.operand(operands - 1 - i).role();
      if (i != given && role != Role.NONE) {
        throw leaves(role, index, describe(call));
      }
    }
  }

  private void add(
      int index,
      PointKind kind,
      InvokeInstruction call,
      State state,
      int operands,
      @org.jspecify.annotations.Nullable Callee callee)
      throws Refused {
    if (state.monitors() > 0) {
      throw new Refused(
          Limit.IN_SYNCHRONIZED,
          describe(call) + " is called inside of a synchronized block",
          code.placeOf(index));
    }
    Point point = new Point(points.size() + 1, index, kind, call, state, operands, callee);
    points.add(point);
    for (Value value : point.below()) {
      if (value.kind() == Value.Kind.UNINITIALIZED) {
        objects.delay(value.created());
      }
    }
  }

  /** What the machine may not call is called by the link, which also makes objects. */
  private void checkDenied(int index, InvokeInstruction call, State state) throws Refused {
    if (access.isDenied(call)) {
      checkNames(call.typeSymbol(), index, describe(call));
      if (call.name().equalsString(ConstantDescs.INIT_NAME)) {
        objects.delay(state.operand(call.typeSymbol().parameterCount()).created());
      }
    }
  }

  private void checkNames(MethodTypeDesc type, int index, String by) throws Refused {
    String name = access.unnameable(type);
    if (name != null) {
      throw new Refused(
          Limit.UNUSUAL_CODE,
          by + " has " + name + " in its type, which only another package may name",
          code.placeOf(index));
    }
  }

  // ---- what lets a value out of sight ---------------------------------------------------------

  /** How many operands an instruction takes out of sight. */
  private static int taken(Instruction instruction) {
    if (instruction instanceof InvokeDynamicInstruction invoke) {
      return invoke.typeSymbol().parameterCount();
    }
    if (instruction instanceof FieldInstruction field) {
      return field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC ? 1 : 0;
    }
    if (instruction instanceof ReturnInstruction) {
      return instruction.opcode() == Opcode.RETURN ? 0 : 1;
    }
    return instruction instanceof ArrayStoreInstruction
            || instruction instanceof ThrowInstruction
            || instruction instanceof MonitorInstruction
        ? 1
        : 0;
  }

  private void inspect(int operands, int index, State state, String by) throws Refused {
    for (int i = 0; i < operands; i++) {
      Role role = state.operand(i).role();
      if (role != Role.NONE) {
        throw leaves(role, index, by);
      }
    }
  }

  private Refused leaves(Role role, int index, String by) {
    StackTraceElement where = code.placeOf(index);
    return switch (role) {
      case EACH, CURSOR ->
          new Refused(
              Limit.EACH_ESCAPES, "what each() gives is used by " + by + ", not by a loop", where);
      case MIXED ->
          new Refused(
              Limit.YIELDER_MIXED,
              by + " uses a variable that is the yielder on some paths only",
              where);
      default -> new Refused(Limit.YIELDER_ESCAPES, "the yielder is used by " + by, where);
    };
  }

  private static String describe(Instruction instruction) {
    if (instruction instanceof InvokeInstruction call) {
      String owner = call.owner().asInternalName().replace('/', '.');
      return owner + "." + call.name().stringValue();
    }
    if (instruction instanceof InvokeDynamicInstruction) {
      return "a lambda, a method reference or a string concatenation";
    }
    if (instruction instanceof FieldInstruction field) {
      return "the field " + field.name().stringValue();
    }
    return switch (instruction.opcode()) {
      case AASTORE -> "an array";
      case ARETURN -> "a return";
      case MONITORENTER, MONITOREXIT -> "a synchronized block";
      default -> instruction.opcode().toString();
    };
  }

  // ---- layout ---------------------------------------------------------------------------------

  private Plan layOut() {
    Liveness liveness = Liveness.of(code);
    Fields fields = new Fields();
    List<List<Slot>> slots = new ArrayList<>(points.size() + 1);
    slots.add(fields.layOut(flow.entry(), liveness.before(0), List.of()));
    for (Point point : points) {
      slots.add(fields.layOut(point.before(), liveness.before(point.index()), point.below()));
    }
    List<BitSet> saved = new ArrayList<>(slots.size());
    for (List<Slot> each : slots) {
      saved.add(references(each));
    }
    return new Plan(
        code,
        yielder,
        flow,
        access,
        points,
        slots,
        Unchanged.of(code, points, slots),
        Staleness.of(code, flow, points, saved),
        fields.all(),
        objects.delayed(),
        objects.copies());
  }

  private static BitSet references(List<Slot> slots) {
    BitSet fields = new BitSet();
    for (Slot slot : slots) {
      Field field = slot.field();
      if (field != null && field.isReference()) {
        fields.set(field.number());
      }
    }
    return fields;
  }
}
