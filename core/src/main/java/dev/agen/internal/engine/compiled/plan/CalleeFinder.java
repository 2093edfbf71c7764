package dev.agen.internal.engine.compiled.plan;

import dev.agen.Awaiter;
import dev.agen.Limit;
import dev.agen.Yielder;
import dev.agen.internal.engine.compiled.Refused;
import dev.agen.internal.engine.compiled.scan.ClassFiles;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the method that a call reaches, if that is certain before it runs: a static, private or
 * final one, or a default method of the yielder itself.
 */
final class CalleeFinder {

  private final MethodCode code;
  private final Access access;

  CalleeFinder(MethodCode code) {
    this.code = code;
    access = new Access(code);
  }

  Access access() {
    return access;
  }

  /**
   * Finds it.
   *
   * @param call the call
   * @param yielder which operand is the yielder, the receiver counted
   * @param where the call's line
   * @return the method
   * @throws Refused if it cannot be told, or not be followed
   */
  Callee find(InvokeInstruction call, int yielder, StackTraceElement where) throws Refused {
    String name = call.name().stringValue();
    String owner = call.owner().asInternalName().replace('/', '.');
    if (name.equals("<init>") || owner.charAt(0) == '[') {
      throw new Refused(
          Limit.YIELDER_ESCAPES, "the yielder is given to the constructor of " + owner, where);
    }
    Class<?> type;
    try {
      type = Class.forName(owner, false, code.host().getClassLoader());
    } catch (ClassNotFoundException | LinkageError absent) {
      throw refused(owner, name, "cannot be found", where);
    }
    String descriptor = call.type().stringValue();
    Class<?> declaring = type;
    while (declaring != null) {
      ClassModel file = file(declaring, owner, name, where);
      AccessFlags flags = flags(file, name, descriptor);
      if (flags != null) {
        if (!isCertain(call.opcode(), declaring, type, flags)) {
          throw refused(owner, name, "can be overridden", where);
        }
        return new Callee(declaring, name, descriptor, yielder);
      }
      declaring = declaring == Yielder.class ? Awaiter.class : declaring.getSuperclass();
    }
    throw refused(owner, name, "has no code of its own", where);
  }

  private static ClassModel file(
      Class<?> declaring, String owner, String name, StackTraceElement where) throws Refused {
    try {
      return ClassFiles.read(declaring);
    } catch (Refused unreadable) {
      throw refused(owner, name, "cannot be read: " + unreadable.why().seen(), where);
    }
  }

  private static boolean isCertain(
      Opcode opcode, Class<?> declaring, Class<?> type, AccessFlags flags) {
    return opcode == Opcode.INVOKESTATIC
        || opcode == Opcode.INVOKESPECIAL
        || (flags.flagsMask() & ClassFile.ACC_PRIVATE) != 0
        || (flags.flagsMask() & ClassFile.ACC_FINAL) != 0
        || Modifier.isFinal(type.getModifiers())
        || declaring == Awaiter.class
        || declaring == Yielder.class;
  }

  private static Refused refused(String owner, String name, String why, StackTraceElement where) {
    return new Refused(
        Limit.CALL_NOT_FOLLOWED,
        "the yielder is given to " + owner + "." + name + ", which " + why,
        where);
  }

  private static @Nullable AccessFlags flags(ClassModel file, String name, String descriptor) {
    for (MethodModel method : file.methods()) {
      if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)) {
        return method.flags();
      }
    }
    return null;
  }
}
