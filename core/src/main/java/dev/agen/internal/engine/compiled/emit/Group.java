package dev.agen.internal.engine.compiled.emit;

import dev.agen.internal.engine.compiled.plan.Point;
import dev.agen.internal.engine.compiled.plan.Slot;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Points that are restored by one block: one point, or, in the compact form, all that save the same
 * values in the same fields.
 */
final class Group {

  final List<Slot> slots;
  final List<Point> points = new ArrayList<>();
  final List<Label> continuations = new ArrayList<>();
  final BitSet stale = new BitSet();
  final Label restore;

  /** Where all of them save, for those that yield and for the others; unused if not compact. */
  final Label saveYield;

  final Label saveOther;

  private Group(List<Slot> slots, CodeBuilder to) {
    this.slots = slots;
    restore = to.newLabel();
    saveYield = to.newLabel();
    saveOther = to.newLabel();
  }

  private void add(Point point, BitSet staleFields, CodeBuilder to) {
    points.add(point);
    continuations.add(to.newLabel());
    stale.or(staleFields);
  }

  /**
   * Groups points.
   *
   * @param points all points
   * @param slots what each saves; the first entry is that of the start
   * @param stale what each clears
   * @param compact whether to put together what can be
   * @param to whose labels to use
   * @return for each point its group
   */
  static List<Group> of(
      List<Point> points,
      List<List<Slot>> slots,
      List<BitSet> stale,
      boolean compact,
      CodeBuilder to) {
    List<Group> groups = new ArrayList<>(points.size());
    List<Group> distinct = new ArrayList<>();
    for (Point point : points) {
      List<Slot> saved = slots.get(point.number());
      Group group = compact && hasNoOperands(saved) ? find(distinct, saved) : null;
      if (group == null) {
        group = new Group(saved, to);
        distinct.add(group);
      }
      group.add(point, stale.get(point.number() - 1), to);
      groups.add(group);
    }
    return groups;
  }

  Label continuationOf(Point point) {
    int i = 0;
    while (points.get(i).number() != point.number()) { // not equals(): records link that slowly
      i++;
    }
    return continuations.get(i);
  }

  boolean isShared() {
    return points.size() > 1;
  }

  private static boolean hasNoOperands(List<Slot> slots) {
    return slots.isEmpty() || !slots.getLast().operand();
  }

  private static @org.jspecify.annotations.Nullable Group find(
      List<Group> groups, List<Slot> slots) {
    for (Group group : groups) {
      if (isSame(group.slots, slots)) {
        return group;
      }
    }
    return null;
  }

  private static boolean isSame(List<Slot> some, List<Slot> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!some.get(i).isSameAs(others.get(i))) {
        return false;
      }
    }
    return true;
  }
}
