package dev.agen.internal.engine.compiled.plan;

import dev.agen.internal.engine.compiled.flow.State;
import dev.agen.internal.engine.compiled.flow.Value;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call at which the body may be suspended.
 *
 * @param number counted from 1; 0 is the start of the body
 * @param index of the call
 * @param kind what is called
 * @param call the instruction
 * @param before the state before it
 * @param operands how many operands the call takes, the receiver included
 * @param callee the method, if it is followed
 */
public record Point(
    int number,
    int index,
    PointKind kind,
    InvokeInstruction call,
    State before,
    int operands,
    @Nullable Callee callee) {

  /** {@return the operands below those of the call, the deepest first} */
  public List<Value> below() {
    return before.stack().subList(0, before.stack().size() - operands);
  }
}
