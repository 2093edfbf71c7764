package dev.agen.shapes.prepare;

import dev.agen.shapes.draw.Construct;
import dev.agen.shapes.draw.Program;
import java.util.EnumMap;
import java.util.Map;

/** How often each construct is drawn. */
public final class Coverage {

  private final Map<Construct, Integer> times = new EnumMap<>(Construct.class);
  private final Map<Construct, Integer> programs = new EnumMap<>(Construct.class);

  private Coverage() {}

  /**
   * Counts.
   *
   * @param settings what to draw
   * @param count how many programs
   * @return what they are made of
   */
  public static Coverage of(Preparation.Settings settings, int count) {
    Coverage coverage = new Coverage();
    Preparation preparation = new Preparation(settings);
    for (int i = 0; i < count; i++) {
      coverage.add(preparation.drawn(i));
    }
    return coverage;
  }

  private void add(Program program) {
    program
        .constructs()
        .forEach((construct, count) -> {
          times.merge(construct, count, Integer::sum);
          programs.merge(construct, 1, Integer::sum);
        });
  }

  /**
   * How often it was drawn.
   *
   * @param construct what
   * @return how often
   */
  public int times(Construct construct) {
    return times.getOrDefault(construct, 0);
  }

  /**
   * In how many programs it is.
   *
   * @param construct what
   * @return in how many
   */
  public int programs(Construct construct) {
    return programs.getOrDefault(construct, 0);
  }
}
