package dev.agen.internal.engine.compiled.plan;

import dev.agen.internal.engine.compiled.flow.Role;
import dev.agen.internal.engine.compiled.flow.State;
import dev.agen.internal.engine.compiled.flow.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands out fields: at one point no two values share one, over all points there are as few as can
 * be. A local that is dead but still named by later frames gets none; it is restored as null or
 * zero, and what it referred to is let go.
 */
final class Fields {

  private final Map<String, List<Field>> byType = new HashMap<>();
  private final List<Field> all = new ArrayList<>();

  List<Field> all() {
    return all;
  }

  /**
   * Lays out one point.
   *
   * @param state its locals
   * @param live those still needed
   * @param below its operands
   * @return what to save and restore, locals first
   */
  List<Slot> layOut(State state, BitSet live, List<Value> below) {
    Map<String, Integer> taken = new HashMap<>();
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < state.locals(); i++) {
      Value value = state.local(i);
      if (value.isUsable()) {
        slots.add(slot(false, i, value, live.get(i), taken));
      }
    }
    for (int i = 0; i < below.size(); i++) {
      Value value = below.get(i);
      if (value.isUsable()) { // what is not initialized is made later
        slots.add(slot(true, i, value, true, taken));
      }
    }
    return slots;
  }

  private Slot slot(
      boolean operand, int position, Value value, boolean needed, Map<String, Integer> taken) {
    boolean saved = needed && value.role() != Role.YIELDER && value.kind() != Value.Kind.NULL;
    return new Slot(operand, position, value, saved ? field(value, taken) : null);
  }

  private Field field(Value value, Map<String, Integer> taken) {
    String type = value.type().descriptorString();
    Integer before = taken.get(type);
    int ordinal = before == null ? 0 : before;
    taken.put(type, ordinal + 1);
    List<Field> fields = byType.get(type);
    if (fields == null) {
      fields = new ArrayList<>();
      byType.put(type, fields);
    }
    if (ordinal == fields.size()) {
      Field field = new Field(all.size(), value.type());
      fields.add(field);
      all.add(field);
    }
    return fields.get(ordinal);
  }
}
