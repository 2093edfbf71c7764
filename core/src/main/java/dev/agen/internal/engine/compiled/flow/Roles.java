package dev.agen.internal.engine.compiled.flow;

import java.lang.classfile.instruction.InvokeInstruction;

/** Which calls pass a role on. */
final class Roles {

  private Roles() {}

  /**
   * Tells the role of a call's result.
   *
   * @param call the call
   * @param receiver the role of the receiver, or of the first argument of a static method
   * @return the role of what it returns
   */
  static Role ofResult(InvokeInstruction call, Role receiver) {
    if (receiver == Role.NONE) {
      return Role.NONE;
    }
    String name = call.name().stringValue();
    if (receiver == Role.YIELDER && name.equals("each")) {
      return Role.EACH;
    }
    if (receiver == Role.EACH && name.equals("iterator")) {
      return Role.CURSOR;
    }
    return isNullCheck(call) ? receiver : Role.NONE;
  }

  /** javac and users check for null with it; it gives back what it gets. */
  static boolean isNullCheck(InvokeInstruction call) {
    return call.name().equalsString("requireNonNull")
        && call.owner().asInternalName().equals("java/util/Objects");
  }
}
