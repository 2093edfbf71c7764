package dev.agen.internal.engine.compiled.emit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Turns primitives on top of the stack into objects and back. */
final class Boxes {

  private Boxes() {}

  static void box(CodeBuilder to, ClassDesc primitive) {
    ClassDesc box = boxOf(primitive);
    to.invokestatic(box, "valueOf", MethodTypeDesc.of(box, primitive));
  }

  /** From an Object to what the type says. */
  static void unbox(CodeBuilder to, ClassDesc type) {
    if (!type.isPrimitive()) {
      if (!type.equals(ConstantDescs.CD_Object)) {
        to.checkcast(type);
      }
      return;
    }
    ClassDesc box = boxOf(type);
    to.checkcast(box)
        .invokevirtual(box, type.displayName().concat("Value"), MethodTypeDesc.of(type));
  }

  private static ClassDesc boxOf(ClassDesc primitive) {
    return switch (primitive.descriptorString().charAt(0)) {
      case 'Z' -> ConstantDescs.CD_Boolean;
      case 'B' -> ConstantDescs.CD_Byte;
      case 'C' -> ConstantDescs.CD_Character;
      case 'S' -> ConstantDescs.CD_Short;
      case 'I' -> ConstantDescs.CD_Integer;
      case 'J' -> ConstantDescs.CD_Long;
      case 'F' -> ConstantDescs.CD_Float;
      default -> ConstantDescs.CD_Double;
    };
  }

  static void zero(CodeBuilder to, TypeKind kind) {
    switch (kind) {
      case FLOAT -> to.fconst_0();
      case LONG -> to.lconst_0();
      case DOUBLE -> to.dconst_0();
      case REFERENCE -> to.aconst_null();
      default -> to.iconst_0();
    }
  }
}
