package dev.agen.internal.engine.compiled.emit;

import dev.agen.internal.engine.compiled.flow.State;
import dev.agen.internal.engine.compiled.flow.Value;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.UninitializedVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The stack map frames of a machine's code. They are those of the original code with each local one
 * higher, and some for the labels that were added; nothing has to be computed, and no class has to
 * be loaded to merge types.
 */
final class FrameTable {

  private final MethodCode code;
  private final ObjectVerificationTypeInfo self;
  private final BitSet delayed;
  private final List<StackMapFrameInfo> frames = new ArrayList<>();

  FrameTable(MethodCode code, ClassDesc self, BitSet delayed) {
    this.code = code;
    this.self = ObjectVerificationTypeInfo.of(self);
    this.delayed = delayed;
  }

  StackMapTableAttribute attribute() {
    return StackMapTableAttribute.of(frames);
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  /** Nothing but the machine itself. */
  void addEmpty(Label label) {
    frames.add(StackMapFrameInfo.of(label, List.of(self), List.of()));
  }

  /** The locals and operands of a state. */
  void add(Label label, State state, List<Value> stack) {
    Value[] locals = new Value[state.locals()];
    for (int i = 0; i < locals.length; i++) {
      locals[i] = state.local(i);
    }
    add(label, locals, stack, List.of());
  }

  /**
   * Any locals and operands.
   *
   * @param locals of the original code
   * @param temporaries above the original locals
   */
  void add(Label label, Value[] locals, List<Value> stack, List<VerificationTypeInfo> temporaries) {
    List<VerificationTypeInfo> types = new ArrayList<>();
    types.add(self);
    for (Value local : locals) {
      if (local.kind() != Value.Kind.SECOND) {
        types.add(type(local));
      }
    }
    types.addAll(temporaries);
    while (types.getLast() == SimpleVerificationTypeInfo.TOP) {
      types.removeLast();
    }
    List<VerificationTypeInfo> operands = new ArrayList<>();
    for (Value value : stack) {
      if (value.kind() != Value.Kind.UNINITIALIZED || !delayed.get(value.created())) {
        operands.add(type(value));
      }
    }
    frames.add(StackMapFrameInfo.of(label, types, operands));
  }

  private VerificationTypeInfo type(Value value) {
    return switch (value.kind()) {
      case TOP, SECOND -> SimpleVerificationTypeInfo.TOP;
      case INT -> SimpleVerificationTypeInfo.INTEGER;
      case FLOAT -> SimpleVerificationTypeInfo.FLOAT;
      case LONG -> SimpleVerificationTypeInfo.LONG;
      case DOUBLE -> SimpleVerificationTypeInfo.DOUBLE;
      case NULL -> SimpleVerificationTypeInfo.NULL;
      case OBJECT -> ObjectVerificationTypeInfo.of(value.type());
      case UNINITIALIZED -> UninitializedVerificationTypeInfo.of(code.labelOf(value.created()));
    };
  }
}
