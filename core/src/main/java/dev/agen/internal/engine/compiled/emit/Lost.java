package dev.agen.internal.engine.compiled.emit;

import dev.agen.internal.engine.compiled.flow.Jumps;
import dev.agen.internal.engine.compiled.flow.State;
import dev.agen.internal.engine.compiled.flow.Value;
import dev.agen.internal.engine.compiled.plan.Plan;
import dev.agen.internal.engine.compiled.plan.Point;
import dev.agen.internal.engine.compiled.plan.Slot;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which locals may not hold their values any more, because the body was suspended at a point where
 * nobody needed them. The code never reads them; a debugger would.
 *
 * <p>A forward fixpoint: before each element, the locals that some path has lost. A store ends it.
 */
final class Lost {

  private final Plan plan;
  private final MethodCode code;
  private final @Nullable BitSet[] before;
  private final ArrayDeque<Integer> work = new ArrayDeque<>();

  private Lost(Plan plan) {
    this.plan = plan;
    code = plan.code();
    before = new BitSet[code.size()];
  }

  static Lost of(Plan plan) {
    Lost lost = new Lost(plan);
    lost.solve();
    return lost;
  }

  /** Tells about a local before an instruction that can be reached. */
  boolean isLost(int index, int local) {
    BitSet lost = before[index];
    return lost != null && lost.get(local);
  }

  private void solve() {
    reach(0, notSaved(plan.flow().entry(), plan.slots().getFirst()));
    while (!work.isEmpty()) {
      int index = work.removeFirst();
      CodeElement element = code.element(index);
      BitSet in = Objects.requireNonNull(before[index]);
      BitSet out = after(index, element, in);
      if (element instanceof Instruction instruction) {
        for (Label target : Jumps.targets(instruction)) {
          reach(code.indexOf(target), out);
        }
        for (MethodCode.Handler handler : code.handlersAt(index)) {
          reach(handler.target(), in);
          reach(handler.target(), out);
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

  private BitSet after(int index, CodeElement element, BitSet in) {
    Point point = plan.pointAt(index);
    if (point != null) {
      BitSet lost = notSaved(point.before(), plan.slots().get(point.number()));
      if (!point.kind().alwaysSuspends()) {
        lost.or(in);
      }
      return lost;
    }
    if (element instanceof StoreInstruction store && in.get(store.slot())) {
      BitSet out = (BitSet) in.clone();
      out.clear(store.slot());
      return out;
    }
    return in;
  }

  private static BitSet notSaved(State state, List<Slot> slots) {
    BitSet lost = new BitSet();
    for (int i = 0; i < state.locals(); i++) {
      Value.Kind kind = state.local(i).kind();
      if (kind != Value.Kind.TOP && kind != Value.Kind.SECOND) {
        lost.set(i);
      }
    }
    for (Slot slot : slots) {
      if (!slot.operand() && slot.isSaved()) {
        lost.clear(slot.position());
      }
    }
    return lost;
  }

  private void reach(int index, BitSet from) {
    BitSet known = before[index];
    if (known == null) {
      before[index] = (BitSet) from.clone();
      work.add(index);
      return;
    }
    int size = known.cardinality();
    known.or(from);
    if (known.cardinality() != size) {
      work.add(index);
    }
  }
}
