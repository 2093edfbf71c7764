package dev.agen.internal.engine.compiled.emit;

import dev.agen.internal.engine.compiled.flow.Role;
import dev.agen.internal.engine.compiled.flow.Value;
import dev.agen.internal.engine.compiled.plan.Callee;
import dev.agen.internal.engine.compiled.plan.Field;
import dev.agen.internal.engine.compiled.plan.Plan;
import dev.agen.internal.engine.compiled.plan.Point;
import dev.agen.internal.engine.compiled.plan.Slot;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Writes what a machine does where it is suspended and resumed; see {@link
 * dev.agen.internal.engine.compiled.emit} for what that is.
 *
 * <p>Temporaries, above the locals of the original code: {@code payload} holds what is yielded or
 * given to the runtime, {@code kind} why the machine stops, {@code number} at which point.
 */
final class PointWriter {

  /** At a point, if it saves about twenty values. */
  private static final int MOST_BYTES_ADDED = 400;

  private final Plan plan;
  private final CodeBuilder to;
  private final FrameTable frames;
  private final ClassDesc self;
  private final ClassDesc base;
  private final MemberWriter members;
  private final List<Group> groups;
  private final int payload;
  private final int kind;
  private final int number;
  private final int operands;
  private final boolean far;

  PointWriter(
      Plan plan,
      CodeBuilder to,
      FrameTable frames,
      ClassDesc self,
      ClassDesc base,
      MemberWriter members,
      Form form) {
    this.plan = plan;
    this.to = to;
    this.frames = frames;
    this.self = self;
    this.base = base;
    this.members = members;
    groups = Group.of(plan.points(), plan.slots(), plan.stale(), form != Form.PLAIN, to);
    payload = plan.code().maxLocals() + 1;
    kind = payload + 1;
    number = kind + 1;
    operands = number + 1;
    far =
        form == Form.FAR
            || plan.code().codeLength() + MOST_BYTES_ADDED * plan.points().size() > Short.MAX_VALUE;
  }

  // ---- the front: where to go on ---------------------------------------------------------------

  /** The switch and the blocks that restore; ends where the original code is to begin. */
  void front() {
    Label start = to.newLabel();
    Label illegal = to.newLabel();
    int points = plan.points().size();
    if (points > 0) {
      List<SwitchCase> cases = new ArrayList<>(points + 1);
      cases.add(SwitchCase.of(0, start));
      for (Point point : plan.points()) {
        cases.add(SwitchCase.of(point.number(), groupOf(point).restore));
      }
      point().tableswitch(0, points, illegal, cases);
      for (int i = 0; i < points; i++) {
        Group group = groups.get(i);
        if (group.points.getFirst().number() == i + 1) {
          restoreBlock(group, illegal);
          saveBlocks(group);
        }
      }
      to.labelBinding(illegal);
      frames.addEmpty(illegal);
      to.aload(0).invokevirtual(base, "illegalPoint", Names.ILLEGAL_POINT).athrow();
      to.labelBinding(start);
      frames.addEmpty(start);
    }
    restore(plan.slots().getFirst());
  }

  private Group groupOf(Point point) {
    return groups.get(point.number() - 1);
  }

  private CodeBuilder point() {
    return to.aload(0)
        .getfield(
            base, "point", base.equals(Names.CALL) ? ConstantDescs.CD_int : ConstantDescs.CD_char);
  }

  private void restoreBlock(Group group, Label illegal) {
    to.labelBinding(group.restore);
    frames.addEmpty(group.restore);
    restore(group.slots);
    if (!group.isShared()) {
      jump(group.continuations.getFirst());
      return;
    }
    List<SwitchCase> cases = new ArrayList<>(group.points.size());
    for (Point point : group.points) {
      cases.add(SwitchCase.of(point.number(), group.continuationOf(point)));
    }
    point();
    int first = group.points.getFirst().number();
    int last = group.points.getLast().number();
    if (last - first < 2 * cases.size()) {
      to.tableswitch(first, last, illegal, cases);
    } else {
      to.lookupswitch(illegal, cases);
    }
  }

  private void restore(List<Slot> slots) {
    for (Slot slot : slots) {
      load(slot);
      if (!slot.operand()) {
        to.storeLocal(slot.value().typeKind(), slot.position() + 1);
      }
    }
  }

  private void load(Slot slot) {
    Field field = slot.field();
    if (field != null) {
      to.aload(0).getfield(self, field.name(), field.type());
    } else if (slot.value().role() == Role.YIELDER) {
      yielder();
    } else {
      Boxes.zero(to, slot.value().typeKind());
    }
  }

  private void yielder() {
    to.aload(0);
    if (base.equals(Names.CALL)) {
      to.getfield(base, "root", Names.MACHINE);
    }
  }

  /** Between the front and the rest, which may be far away. */
  private void jump(Label target) {
    if (far) {
      to.goto_w(target);
    } else {
      to.goto_(target);
    }
  }

  // ---- suspending ------------------------------------------------------------------------------

  /** In place of the call at a point. */
  void suspension(Point point) {
    Group group = groupOf(point);
    Label continuation = group.continuationOf(point);
    Label straight = point.kind().waits() ? to.newLabel() : continuation;
    begin(point, straight);
    if (group.isShared()) {
      to.loadConstant(point.number()).istore(number);
      jump(point.kind().alwaysSuspends() ? group.saveYield : group.saveOther);
    } else {
      save(group, plan.unchanged().get(point.number() - 1));
      to.aload(0).loadConstant(point.number());
      stop(point.kind().alwaysSuspends());
    }
    to.labelBinding(continuation);
    frames.add(continuation, point.before(), point.below());
    to.aload(0).invokevirtual(base, "resumed", Names.RESUMED);
    if (straight != continuation) {
      to.labelBinding(straight);
      List<Value> stack = new ArrayList<>(point.below());
      stack.add(Value.of(ConstantDescs.CD_Object));
      frames.add(straight, point.before(), stack);
      to.invokestatic(Names.MACHINE, "awaited", Names.AWAITED);
    }
    result(point);
  }

  /**
   * Takes the operands of the call; goes on at once if there is nothing to wait for, at {@code
   * straight}. If the point only waits, that wants the result on the stack.
   */
  private void begin(Point point, Label straight) {
    switch (point.kind()) {
      case YIELD -> {
        to.astore(payload).pop();
        return;
      }
      case AWAIT -> await(point);
      case YIELD_FROM -> {
        to.astore(payload).pop();
        to.aload(0).aload(payload).invokevirtual(base, "delegates", Names.DELEGATES);
      }
      case HAS_NEXT -> {
        to.astore(payload);
        to.aload(0).aload(payload).invokevirtual(base, "hasNext", Names.FETCHES);
      }
      case NEXT -> {
        to.astore(payload);
        to.aload(0).aload(payload).invokevirtual(base, "next", Names.FETCHES);
      }
      case CALL -> call(point);
    }
    to.dup();
    if (point.kind().waits()) {
      to.getstatic(Names.MACHINE, "TOKEN", ConstantDescs.CD_Object).if_acmpne(straight);
      to.astore(kind);
    } else {
      to.astore(kind);
      to.getstatic(Names.MACHINE, "DONE", ConstantDescs.CD_Object).if_acmpeq(straight);
    }
  }

  private void await(Point point) {
    MethodTypeDesc type = point.call().typeSymbol();
    boolean declared = type.parameterCount() == 2;
    if (declared) { // await(stage, Class) only checks the class
      to.loadConstant("declared");
      to.invokestatic(Names.desc(Objects.class), "requireNonNull", Names.REQUIRE_NON_NULL).pop();
    }
    to.astore(payload).pop();
    boolean stage = type.parameterType(0).equals(Names.AWAITS_STAGE.parameterType(0));
    to.aload(0)
        .aload(payload)
        .invokevirtual(base, "awaits", stage ? Names.AWAITS_STAGE : Names.AWAITS);
  }

  private void call(Point point) {
    Callee callee = Objects.requireNonNull(point.callee());
    MethodTypeDesc site = point.call().typeSymbol();
    if (point.call().opcode() != Opcode.INVOKESTATIC) {
      site = site.insertParameterTypes(0, point.call().owner().asSymbol());
    }
    members.call(Names.desc(callee.owner()), callee.key(), site);
    to.astore(payload);
    to.aload(0).aload(payload).invokevirtual(base, "calls", Names.CALLS);
  }

  private void save(Group group, BitSet unchanged) {
    List<Slot> slots = group.slots;
    for (int i = slots.size() - 1; i >= 0; i--) {
      Slot slot = slots.get(i);
      if (slot.operand()) {
        Field field = slot.field();
        TypeKind type = slot.value().typeKind();
        if (field == null) {
          to.pop();
        } else {
          to.storeLocal(type, operands);
          to.aload(0).loadLocal(type, operands).putfield(self, field.name(), field.type());
        }
      }
    }
    for (Slot slot : slots) {
      Field field = slot.field();
      if (!slot.operand() && field != null && !unchanged.get(slot.position())) {
        to.aload(0)
            .loadLocal(slot.value().typeKind(), slot.position() + 1)
            .putfield(self, field.name(), field.type());
      }
    }
    clear(group.stale);
  }

  private void clear(BitSet stale) {
    for (int i = stale.nextSetBit(0); i >= 0; i = stale.nextSetBit(i + 1)) {
      Field field = plan.fields().get(i);
      to.aload(0).aconst_null().putfield(self, field.name(), field.type());
    }
  }

  /** The machine and the point's number are on the stack. */
  private void stop(boolean yields) {
    if (yields) {
      to.aload(payload).invokevirtual(base, "yields", Names.YIELDS).areturn();
    } else {
      to.aload(kind).invokevirtual(base, "suspends", Names.SUSPENDS).areturn();
    }
  }

  private void saveBlocks(Group group) {
    if (group.isShared()) {
      boolean yields = false;
      boolean others = false;
      for (Point point : group.points) {
        yields |= point.kind().alwaysSuspends();
        others |= !point.kind().alwaysSuspends();
      }
      if (yields) {
        saveBlock(group, group.saveYield, true);
      }
      if (others) {
        saveBlock(group, group.saveOther, false);
      }
    }
  }

  private void saveBlock(Group group, Label label, boolean yields) {
    to.labelBinding(label);
    Value[] locals = new Value[plan.code().maxLocals()];
    java.util.Arrays.fill(locals, Value.TOP);
    for (Slot slot : group.slots) {
      if (slot.field() != null) {
        locals[slot.position()] = slot.value();
        if (slot.value().isWide()) {
          locals[slot.position() + 1] = Value.SECOND;
        }
      }
    }
    VerificationTypeInfo object = ObjectVerificationTypeInfo.of(ConstantDescs.CD_Object);
    List<VerificationTypeInfo> temporaries =
        List.of(
            yields ? object : SimpleVerificationTypeInfo.TOP,
            yields ? SimpleVerificationTypeInfo.TOP : object,
            SimpleVerificationTypeInfo.INTEGER);
    frames.add(label, locals, List.of(), temporaries);
    save(group, new BitSet());
    to.aload(0).iload(number);
    stop(yields);
  }

  /** From the Object that the runtime gives to what the call was to give. */
  private void result(Point point) {
    ClassDesc type = point.call().typeSymbol().returnType();
    if (type.equals(ConstantDescs.CD_void)) {
      to.pop();
    } else {
      Boxes.unbox(to, type);
    }
  }
}
