package dev.agen.corpus.rewrite;

import dev.agen.Awaiter;
import dev.agen.Yielder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes a suspension. */
final class Suspender {

  static final ClassDesc YIELDER = desc(Yielder.class);

  private static final ClassDesc AWAITER = desc(Awaiter.class);
  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final ClassDesc FUTURE = desc(CompletableFuture.class);
  private static final ClassDesc STAGE = desc(CompletionStage.class);
  private static final MethodTypeDesc YIELD = MethodTypeDesc.of(OBJECT, OBJECT);
  private static final MethodTypeDesc AWAIT = MethodTypeDesc.of(OBJECT, STAGE);
  private static final MethodTypeDesc AWAIT_DECLARED =
      MethodTypeDesc.of(OBJECT, STAGE, ConstantDescs.CD_Class);

  private final CodeBuilder to;
  private final int yielder;

  Suspender(CodeBuilder to, int yielder) {
    this.to = to;
    this.yielder = yielder;
  }

  private static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }

  /** Leaves the stack as it is. */
  void yieldNull() {
    to.aload(yielder).aconst_null().invokeinterface(YIELDER, "yield", YIELD).pop();
  }

  /** Passes what is on top of the stack through the consumer, or through something awaited. */
  void pass(Kind kind, ClassDesc type) {
    boolean isVoid = type.equals(ConstantDescs.CD_void);
    if (isVoid) {
      to.aconst_null();
    } else if (type.isPrimitive()) {
      ClassDesc box = box(type);
      to.invokestatic(box, "valueOf", MethodTypeDesc.of(box, type));
    }
    switch (kind) {
      case AWAIT_FUTURE -> {
        to.invokestatic(FUTURE, "completedFuture", MethodTypeDesc.of(FUTURE, OBJECT));
        to.aload(yielder).swap().invokeinterface(YIELDER, "await", AWAIT);
      }
      case AWAIT_STAGE -> {
        to.invokestatic(FUTURE, "completedStage", MethodTypeDesc.of(STAGE, OBJECT));
        to.aload(yielder).swap().loadConstant(ConstantDescs.CD_Exception);
        to.invokeinterface(AWAITER, "await", AWAIT_DECLARED);
      }
      default -> to.aload(yielder).swap().invokeinterface(YIELDER, "yield", YIELD);
    }
    if (isVoid) {
      to.pop();
    } else if (type.isPrimitive()) {
      ClassDesc box = box(type);
      to.checkcast(box);
      to.invokevirtual(box, type.displayName() + "Value", MethodTypeDesc.of(type));
    } else if (!type.equals(OBJECT)) {
      to.checkcast(type);
    }
  }

  private static ClassDesc box(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      default -> throw new IllegalArgumentException(primitive.displayName());
    };
  }
}
