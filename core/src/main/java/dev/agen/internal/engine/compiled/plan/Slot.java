package dev.agen.internal.engine.compiled.plan;

import dev.agen.internal.engine.compiled.flow.Role;
import dev.agen.internal.engine.compiled.flow.Value;
import org.jspecify.annotations.Nullable;

/**
 * A local or operand that must be there again when the body is resumed.
 *
 * @param operand whether it is an operand
 * @param position the local's number, or the operand's height
 * @param value what it holds
 * @param field where it is saved; null if it need not be: it is the yielder, or only its type
 *     matters
 */
public record Slot(boolean operand, int position, Value value, @Nullable Field field) {

  /** {@return whether it holds its value again when the body is resumed} */
  public boolean isSaved() {
    return field != null || value.role() == Role.YIELDER || value.kind() == Value.Kind.NULL;
  }

  /**
   * Compares.
   *
   * @param other of another point
   * @return whether both are saved and restored in the same way
   */
  public boolean isSameAs(Slot other) {
    return operand == other.operand
        && position == other.position
        && field == other.field
        && value.isRestoredLike(other.value);
  }
}
