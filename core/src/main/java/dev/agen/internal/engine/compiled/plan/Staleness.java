package dev.agen.internal.engine.compiled.plan;

import dev.agen.internal.engine.compiled.flow.Flow;
import dev.agen.internal.engine.compiled.flow.Jumps;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which fields may still hold a reference from an earlier suspension when a point is reached. They
 * are cleared before the body is suspended there, so that it keeps alive what it needs and no more.
 *
 * <p>A forward fixpoint: at each element, the set of points at which the body may have been
 * suspended last; 0 stands for its start. A point that always suspends replaces the set by itself;
 * one that may go straight on adds itself.
 */
final class Staleness {

  private final MethodCode code;
  private final @Nullable Point[] points;
  private final @Nullable BitSet[] last;
  private final ArrayDeque<Integer> work = new ArrayDeque<>();

  private Staleness(MethodCode code, List<Point> points) {
    this.code = code;
    this.points = new Point[code.size()];
    for (Point point : points) {
      this.points[point.index()] = point;
    }
    last = new BitSet[code.size()];
  }

  /**
   * Computes it.
   *
   * @param flow tells what can be reached
   * @param points where the body is suspended
   * @param saved the fields with references that each point, and the start, saves
   * @return for each point the numbers of the fields to clear
   */
  static List<BitSet> of(MethodCode code, Flow flow, List<Point> points, List<BitSet> saved) {
    Staleness staleness = new Staleness(code, points);
    staleness.solve(flow);
    List<BitSet> stale = new ArrayList<>(points.size());
    for (Point point : points) {
      BitSet fields = new BitSet();
      BitSet from = staleness.last[point.index()];
      if (from != null) {
        for (int i = from.nextSetBit(0); i >= 0; i = from.nextSetBit(i + 1)) {
          fields.or(saved.get(i));
        }
      }
      fields.andNot(saved.get(point.number()));
      stale.add(fields);
    }
    return stale;
  }

  private void solve(Flow flow) {
    BitSet start = new BitSet();
    start.set(0);
    reach(0, start);
    while (!work.isEmpty()) {
      int index = work.removeFirst();
      BitSet in = java.util.Objects.requireNonNull(last[index]);
      BitSet out = after(index, in);
      boolean goesOn = true;
      if (code.element(index) instanceof Instruction instruction) {
        for (Label target : Jumps.targets(instruction)) {
          reach(code.indexOf(target), out);
        }
        if (flow.before(index) != null) {
          for (MethodCode.Handler handler : code.handlersAt(index)) {
            reach(handler.target(), in);
            reach(handler.target(), out);
          }
        }
        goesOn = Jumps.fallsThrough(instruction);
      }
      if (goesOn && index + 1 < code.size()) {
        reach(index + 1, out);
      }
    }
  }

  private BitSet after(int index, BitSet in) {
    Point point = points[index];
    if (point == null) {
      return in;
    }
    BitSet out = point.kind().alwaysSuspends() ? new BitSet() : (BitSet) in.clone();
    out.set(point.number());
    return out;
  }

  private void reach(int index, BitSet from) {
    BitSet known = last[index];
    if (known == null) {
      last[index] = (BitSet) from.clone();
      work.add(index);
      return;
    }
    int before = known.cardinality();
    known.or(from);
    if (known.cardinality() != before) {
      work.add(index);
    }
  }
}
