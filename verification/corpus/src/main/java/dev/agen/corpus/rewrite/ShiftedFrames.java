package dev.agen.corpus.rewrite;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeModel;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.util.ArrayList;
import java.util.List;

/** The stack maps of a method with the yielder put in after its parameters. */
final class ShiftedFrames {

  private static final VerificationTypeInfo YIELDER =
      ObjectVerificationTypeInfo.of(Suspender.YIELDER);

  private ShiftedFrames() {}

  /** Null if the method has none. */
  static StackMapTableAttribute of(CodeModel code, int slot) {
    StackMapTableAttribute table = code.findAttribute(Attributes.stackMapTable()).orElse(null);
    if (table == null || table.entries().isEmpty()) {
      return null;
    }
    List<StackMapFrameInfo> shifted = new ArrayList<>(table.entries().size());
    for (StackMapFrameInfo frame : table.entries()) {
      shifted.add(
          StackMapFrameInfo.of(frame.target(), shifted(frame.locals(), slot), frame.stack()));
    }
    return StackMapTableAttribute.of(shifted);
  }

  private static List<VerificationTypeInfo> shifted(List<VerificationTypeInfo> locals, int slot) {
    List<VerificationTypeInfo> result = new ArrayList<>(locals.size() + 1);
    int next = 0;
    for (VerificationTypeInfo local : locals) {
      if (next == slot) {
        result.add(YIELDER);
      }
      next += isWide(local) ? 2 : 1;
      result.add(local);
      if (next > slot && next - (isWide(local) ? 2 : 1) < slot) {
        throw new NotRewrittenException("a local lies across the end of the parameters");
      }
    }
    if (next <= slot) {
      while (next < slot) {
        result.add(SimpleVerificationTypeInfo.TOP);
        next++;
      }
      result.add(YIELDER);
    }
    return result;
  }

  private static boolean isWide(VerificationTypeInfo type) {
    return type == SimpleVerificationTypeInfo.LONG || type == SimpleVerificationTypeInfo.DOUBLE;
  }
}
