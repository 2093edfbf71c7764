package dev.agen.internal.engine.compiled.plan;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Methods of the JDK that look at the class that calls them: what they may be asked for, or what
 * they answer, depends on it. A machine is another class than its host, and nobody else can call
 * them for it in such a way that they see the host.
 *
 * <p>Those that ask only for the caller's module or loader are not here: a machine has its host's.
 */
final class CallerSensitive {

  private CallerSensitive() {}

  /**
   * Tells about a call.
   *
   * @param call the call
   * @return whether the class of the caller matters
   */
  static boolean includes(InvokeInstruction call) {
    return includes(
        call.owner().asInternalName(),
        call.name().stringValue(),
        call.typeSymbol().parameterCount());
  }

  /**
   * Tells about a dynamic call.
   *
   * @param call the call
   * @return whether it makes a method reference to such a method
   */
  static boolean includes(InvokeDynamicInstruction call) {
    for (ConstantDesc argument : call.bootstrapArgs()) {
      if (argument instanceof DirectMethodHandleDesc handle && includes(handle)) {
        return true;
      }
    }
    return false;
  }

  private static boolean includes(DirectMethodHandleDesc handle) {
    String owner = handle.owner().descriptorString();
    return owner.charAt(0) == 'L'
        && handle.lookupDescriptor().charAt(0) == '('
        && includes(
            owner.substring(1, owner.length() - 1),
            handle.methodName(),
            MethodTypeDesc.ofDescriptor(handle.lookupDescriptor()).parameterCount());
  }

  private static boolean includes(String owner, String name, int parameters) {
    if (!owner.startsWith("java/")) {
      return false;
    }
    return switch (owner) {
      case "java/lang/invoke/MethodHandles" -> name.equals("lookup");
      case "java/lang/Class" -> name.equals("newInstance");
      case "java/lang/StackWalker" -> name.equals("getCallerClass");
      case "java/lang/reflect/AccessibleObject" -> name.equals("canAccess");
      case "java/lang/reflect/Method" -> name.equals("canAccess") || name.equals("invoke");
      case "java/lang/reflect/Constructor" ->
          name.equals("canAccess") || name.equals("newInstance");
      case "java/lang/reflect/Field" -> name.equals("canAccess") || isAccessor(name, parameters);
      case "java/util/concurrent/atomic/AtomicIntegerFieldUpdater",
          "java/util/concurrent/atomic/AtomicLongFieldUpdater",
          "java/util/concurrent/atomic/AtomicReferenceFieldUpdater" ->
          name.equals("newUpdater");
      default -> false;
    };
  }

  /** {@code get…(object)} or {@code set…(object, value)}; not {@code getAnnotation}. */
  private static boolean isAccessor(String name, int parameters) {
    return (name.startsWith("get") && parameters == 1 && !name.contains("Annotation"))
        || (name.startsWith("set") && parameters == 2);
  }
}
