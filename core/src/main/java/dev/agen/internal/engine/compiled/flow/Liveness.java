package dev.agen.internal.engine.compiled.flow;

import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.BitSet;

/**
 * Which locals are still needed before each element: a backward fixpoint.
 *
 * <p>A store ends the life of what was there on the way forward, but not on the way into a handler
 * that covers it: there the old value may still be wanted, since the instruction before the store
 * may have thrown.
 */
public final class Liveness {

  private final BitSet[] before;

  private Liveness(int size) {
    before = new BitSet[size + 1];
    for (int i = 0; i < before.length; i++) {
      before[i] = new BitSet();
    }
  }

  /**
   * Computes it.
   *
   * @param code a method
   * @return the locals needed before each of its elements
   */
  public static Liveness of(MethodCode code) {
    Liveness liveness = new Liveness(code.size());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = code.size() - 1; i >= 0; i--) {
        BitSet now = liveness.transfer(code, i);
        if (!now.equals(liveness.before[i])) {
          liveness.before[i] = now;
          changed = true;
        }
      }
    }
    return liveness;
  }

  /**
   * Gives the locals that are needed from here on.
   *
   * @param index of an element
   * @return their numbers
   */
  public BitSet before(int index) {
    return before[index];
  }

  private BitSet transfer(MethodCode code, int index) {
    CodeElement element = code.element(index);
    BitSet live = new BitSet();
    if (!(element instanceof Instruction instruction)) {
      live.or(before[index + 1]);
      return live;
    }
    if (Jumps.fallsThrough(instruction)) {
      live.or(before[index + 1]);
    }
    for (Label target : Jumps.targets(instruction)) {
      live.or(before[code.indexOf(target)]);
    }
    if (instruction instanceof StoreInstruction store) {
      live.clear(store.slot());
    } else if (instruction instanceof LoadInstruction load) {
      live.set(load.slot());
    } else if (instruction instanceof IncrementInstruction increment) {
      live.set(increment.slot());
    }
    for (MethodCode.Handler handler : code.handlersAt(index)) {
      live.or(before[handler.target()]);
    }
    return live;
  }
}
