package dev.agen.shapes.shrink;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Pieces of a program by their paths: the places to go down from the top. */
final class Pieces {

  private Pieces() {}

  /** {@return the piece, null if there is none} */
  static Code at(List<Code> code, List<Integer> path) {
    int place = path.getFirst();
    if (place >= code.size()) {
      return null;
    }
    Code piece = code.get(place);
    return switch (piece) {
      case Code _ when path.size() == 1 -> piece;
      case Code.Line _ -> null;
      case Code.Block block -> at(block.body(), path.subList(1, path.size()));
    };
  }

  /** {@return the code without the piece} */
  static List<Code> without(List<Code> code, List<Integer> path) {
    return replaced(code, path, List.of());
  }

  /** {@return the code with what is inside of the piece in its place} */
  static List<Code> unwrapped(List<Code> code, List<Integer> path) {
    return at(code, path) instanceof Code.Block block ? replaced(code, path, block.body()) : code;
  }

  private static List<Code> replaced(List<Code> code, List<Integer> path, List<Code> by) {
    List<Code> changed = new ArrayList<>(code);
    int place = path.getFirst();
    if (path.size() == 1) {
      changed.remove(place);
      changed.addAll(place, by);
    } else {
      Code.Block block = (Code.Block) changed.get(place);
      changed.set(
          place,
          new Code.Block(
              block.open(),
              replaced(block.body(), path.subList(1, path.size()), by),
              block.close()));
    }
    return changed;
  }
}
