package dev.agen.shapes.shrink;

import dev.agen.shapes.draw.Program;
import dev.agen.shapes.script.Script;
import dev.agen.shapes.script.Step;
import dev.agen.shapes.source.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Leaves things out as long as a program still fails: scripts, steps, then pieces of code, large
 * ones first. Most of what comes about is no valid program; the compiler says so, and it is put
 * back.
 */
public final class Shrinker {

  private final Predicate<Program> fails;
  private final long end;
  private Program best;

  /**
   * Makes one.
   *
   * @param fails whether a program is valid and shows the failure
   * @param limit how long it may take
   */
  public Shrinker(Predicate<Program> fails, Duration limit) {
    this.fails = fails;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /**
   * Shrinks.
   *
   * @param program a program that fails
   * @return the smallest found
   */
  public Program shrink(Program program) {
    best = program;
    scripts();
    boolean changed = true;
    while (changed && !isOver()) {
      changed = code();
      changed |= steps();
    }
    return best;
  }

  private boolean isOver() {
    return System.nanoTime() - end > 0;
  }

  private boolean attempt(Program candidate) {
    if (isOver() || !fails.test(candidate)) {
      return false;
    }
    best = candidate;
    return true;
  }

  // ---- scripts
  // -----------------------------------------------------------------------------------

  private void scripts() {
    for (Script script : best.scripts()) {
      if (attempt(best.withScripts(List.of(script)))) {
        break;
      }
    }
  }

  private boolean steps() {
    boolean changed = false;
    for (int i = 0; i < best.scripts().size(); i++) {
      changed |= steps(i);
    }
    return changed;
  }

  private boolean steps(int number) {
    boolean changed = false;
    int chunk = best.scripts().get(number).steps().size();
    while (chunk > 0) {
      for (int from = best.scripts().get(number).steps().size() - chunk; from >= 0; from -= chunk) {
        List<Script> scripts = new ArrayList<>(best.scripts());
        Script script = scripts.get(number);
        List<Step> steps = new ArrayList<>(script.steps());
        steps.subList(from, from + chunk).clear();
        scripts.set(number, new Script(script.coins(), steps));
        changed |= attempt(best.withScripts(scripts));
      }
      chunk /= 2;
    }
    return changed;
  }

  // ---- code
  // --------------------------------------------------------------------------------------

  /** One pass over all pieces, from the outside in. */
  private boolean code() {
    boolean changed = false;
    List<Integer> path = new ArrayList<>();
    path.add(0);
    while (!path.isEmpty() && !isOver()) {
      Code piece = Pieces.at(best.code(), path);
      if (piece == null) {
        path.removeLast();
        if (!path.isEmpty()) {
          advance(path);
        }
      } else if (attempt(best.withCode(Pieces.without(best.code(), path)))
          || (piece instanceof Code.Block
              && attempt(best.withCode(Pieces.unwrapped(best.code(), path))))) {
        changed = true; // and look at what is there now
      } else if (piece instanceof Code.Block) {
        path.add(0);
      } else {
        advance(path);
      }
    }
    return changed;
  }

  private static void advance(List<Integer> path) {
    path.set(path.size() - 1, path.getLast() + 1);
  }
}
