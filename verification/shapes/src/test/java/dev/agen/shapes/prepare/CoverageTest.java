package dev.agen.shapes.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.shapes.draw.Construct;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Everything that is to be drawn is drawn. */
class CoverageTest {

  private static final int PROGRAMS = 3000;

  @Test
  void everyConstructIsDrawn() {
    Coverage coverage = Coverage.of(new Preparation.Settings(1, false, 0), PROGRAMS);
    assertThat(Construct.values()).allMatch(construct -> coverage.programs(construct) > 0);
  }

  @Test
  void whatNeedNotBeCompiledIsDrawnOnlyWhereThatIsAllowed() {
    Coverage coverage = Coverage.of(new Preparation.Settings(1, true, 0), PROGRAMS);
    assertThat(Arrays.stream(Construct.values()).filter(Construct::isLoose))
        .isNotEmpty()
        .allMatch(construct -> coverage.programs(construct) == 0);
    assertThat(Arrays.stream(Construct.values()).filter(construct -> !construct.isLoose()))
        .allMatch(construct -> coverage.programs(construct) > 0);
  }
}
