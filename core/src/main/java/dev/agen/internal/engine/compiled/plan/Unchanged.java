package dev.agen.internal.engine.compiled.plan;

import dev.agen.internal.engine.compiled.flow.Jumps;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which locals need not be saved at a point, because the field still holds what it held when the
 * body was resumed or started: captured variables, for the most part.
 *
 * <p>A forward fixpoint: before each element, for each local the field that is known to hold its
 * value. Where paths meet, what they agree on.
 */
final class Unchanged {

  private final MethodCode code;
  private final @Nullable Point[] points;
  private final List<List<Slot>> slots;
  private final @Nullable Field[] @Nullable [] known;
  private final ArrayDeque<Integer> work = new ArrayDeque<>();

  private Unchanged(MethodCode code, List<Point> points, List<List<Slot>> slots) {
    this.code = code;
    this.slots = slots;
    this.points = new Point[code.size()];
    for (Point point : points) {
      this.points[point.index()] = point;
    }
    known = new Field[code.size()][];
  }

  /**
   * Computes it.
   *
   * @return for each point the numbers of the locals that need not be saved
   */
  static List<BitSet> of(MethodCode code, List<Point> points, List<List<Slot>> slots) {
    Unchanged unchanged = new Unchanged(code, points, slots);
    unchanged.solve();
    List<BitSet> result = new ArrayList<>(points.size());
    for (Point point : points) {
      BitSet locals = new BitSet();
      @Nullable Field @Nullable [] before = unchanged.known[point.index()];
      for (Slot slot : slots.get(point.number())) {
        if (!slot.operand()
            && slot.field() != null
            && before != null
            && before[slot.position()] == slot.field()) {
          locals.set(slot.position());
        }
      }
      result.add(locals);
    }
    return result;
  }

  private void solve() {
    reach(0, saved(0));
    while (!work.isEmpty()) {
      int index = work.removeFirst();
      CodeElement element = code.element(index);
      @Nullable Field[] in = Objects.requireNonNull(known[index]);
      @Nullable Field[] out = after(index, element, in);
      if (element instanceof Instruction instruction) {
        for (Label target : Jumps.targets(instruction)) {
          reach(code.indexOf(target), out);
        }
        for (MethodCode.Handler handler : code.handlers()) {
          if (handler.covers(index)) {
            reach(handler.target(), in);
            reach(handler.target(), out);
          }
        }
        if (!Jumps.fallsThrough(instruction)) {
          continue;
        }
      }
      if (index + 1 < code.size()) {
        reach(index + 1, out);
      }
    }
  }

  private @Nullable Field[] after(int index, CodeElement element, @Nullable Field[] in) {
    Point point = points[index];
    if (point != null) {
      @Nullable Field[] resumed = saved(point.number());
      if (!point.kind().alwaysSuspends()) {
        agree(resumed, in);
      }
      return resumed;
    }
    int changed =
        element instanceof StoreInstruction store
            ? store.slot()
            : element instanceof IncrementInstruction increment ? increment.slot() : -1;
    if (changed < 0) {
      return in;
    }
    @Nullable Field[] out = in.clone();
    out[changed] = null;
    if (changed + 1 < out.length) {
      out[changed + 1] = null; // it may be wide
    }
    if (changed > 0) {
      out[changed - 1] = null; // what was there may have been wide
    }
    return out;
  }

  /** What is known when the body goes on from a point. */
  private @Nullable Field[] saved(int number) {
    @Nullable Field[] fields = new Field[code.maxLocals()];
    for (Slot slot : slots.get(number)) {
      if (!slot.operand()) {
        fields[slot.position()] = slot.field();
      }
    }
    return fields;
  }

  private void reach(int index, @Nullable Field[] from) {
    @Nullable Field @Nullable [] old = known[index];
    if (old == null) {
      known[index] = from.clone();
      work.add(index);
    } else if (agree(old, from)) {
      work.add(index);
    }
  }

  /** Keeps what both say; true if that is less. */
  private static boolean agree(@Nullable Field[] fields, @Nullable Field[] others) {
    boolean less = false;
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] != null && fields[i] != others[i]) {
        fields[i] = null;
        less = true;
      }
    }
    return less;
  }
}
