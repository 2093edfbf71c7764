package dev.agen.internal.engine.compiled.plan;

import dev.agen.internal.engine.compiled.flow.Flow;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is needed to write the machine of one method.
 *
 * @param code the method
 * @param yielder which of its parameters is the yielder
 * @param flow its states
 * @param access which members need the host's rights
 * @param points where it may be suspended, in order
 * @param slots what to save at the start, and at each point
 * @param unchanged for each point the locals whose fields still hold their values
 * @param stale for each point the numbers of the fields to clear
 * @param fields all fields
 * @param delayed the {@code new} of objects that are made later
 * @param copies the {@code dup} of those that are not dropped at once
 */
public record Plan(
    MethodCode code,
    int yielder,
    Flow flow,
    Access access,
    List<Point> points,
    List<List<Slot>> slots,
    List<BitSet> unchanged,
    List<BitSet> stale,
    List<Field> fields,
    BitSet delayed,
    BitSet copies) {

  /**
   * Tells about an object that is made later.
   *
   * @param made the index of its {@code new}
   * @return whether it is needed after its constructor
   */
  public boolean isKept(int made) {
    return copies.get(code.instructionFrom(made + 1));
  }

  /**
   * Finds a point.
   *
   * @param index of an instruction
   * @return the point there; null if there is none
   */
  public @Nullable Point pointAt(int index) {
    int low = 0;
    int high = points.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Point point = points.get(middle);
      if (point.index() == index) {
        return point;
      }
      if (point.index() < index) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }
}
