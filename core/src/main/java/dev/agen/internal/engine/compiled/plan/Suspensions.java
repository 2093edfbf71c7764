package dev.agen.internal.engine.compiled.plan;

import dev.agen.internal.engine.compiled.flow.Role;
import java.lang.classfile.instruction.InvokeInstruction;
import org.jspecify.annotations.Nullable;

/** Which calls on a yielder, and on what {@code each} gave, suspend. */
final class Suspensions {

  private Suspensions() {}

  /**
   * Tells what a call of an instance method does.
   *
   * @param call the call
   * @param receiver the role of its receiver
   * @return where it may be suspended; null if it cannot
   */
  static @Nullable PointKind kindOf(InvokeInstruction call, Role receiver) {
    String name = call.name().stringValue();
    if (receiver == Role.YIELDER) {
      return switch (name) {
        case "yield" -> PointKind.YIELD;
        case "await" -> PointKind.AWAIT;
        case "yieldFrom" -> PointKind.YIELD_FROM;
        case "with" -> PointKind.CALL;
        default -> null;
      };
    }
    if (receiver == Role.CURSOR) {
      return switch (name) {
        case "hasNext" -> PointKind.HAS_NEXT;
        case "next" -> PointKind.NEXT;
        default -> null;
      };
    }
    return null;
  }

  /**
   * Tells whether a call that does not suspend may have such a receiver.
   *
   * @param call the call
   * @param receiver the role of its receiver
   * @return whether it is harmless
   */
  static boolean allows(InvokeInstruction call, Role receiver) {
    String name = call.name().stringValue();
    return switch (receiver) {
      case YIELDER -> name.equals("each") || name.equals("checkpoint") || isOfObject(name);
      case EACH -> name.equals("iterator") || isOfObject(name);
      case CURSOR -> isOfObject(name);
      case NONE -> true;
      case MIXED -> false;
    };
  }

  /**
   * Tells whether a call is one that only yielders have.
   *
   * @param call the call
   * @return whether its receiver is some yielder
   */
  static boolean isOnYielder(InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    return (owner.equals("dev/agen/Yielder") || owner.equals("dev/agen/Awaiter"))
        && !isOfObject(call.name().stringValue());
  }

  private static boolean isOfObject(String name) {
    return switch (name) {
      case "equals", "hashCode", "toString", "getClass" -> true;
      default -> false;
    };
  }
}
