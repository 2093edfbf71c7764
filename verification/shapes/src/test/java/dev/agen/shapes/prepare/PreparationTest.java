package dev.agen.shapes.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.shapes.draw.Program;
import org.junit.jupiter.api.Test;

/** A program depends on its seed and number alone, and is valid. */
class PreparationTest {

  private static final Preparation.Settings SETTINGS = new Preparation.Settings(5, false, 0);

  @Test
  void aProgramIsTheSameAloneAndInItsBatch() {
    Preparation preparation = new Preparation(SETTINGS);
    Prepared batch = preparation.batch(1, 1000);
    assertThat(batch.invalid()).isEmpty();
    assertThat(batch.programs()).hasSize(Preparation.SIZE);
    Prepared alone = new Preparation(SETTINGS).one(33);
    assertThat(alone.options()).isEqualTo(batch.options());
    assertThat(alone.programs()).containsExactly(batch.programs().get(33 - Preparation.SIZE));
    assertThat(alone.batch().jobs()).containsExactly(batch.batch().jobs().get(8));
  }

  @Test
  void theLastBatchMayBeShort() {
    assertThat(new Preparation(SETTINGS).batch(0, 3).programs())
        .extracting(Program::name)
        .containsExactly("5/0", "5/1", "5/2");
  }

  @Test
  void otherSeedsGiveOtherPrograms() {
    Program other = new Preparation(new Preparation.Settings(6, false, 0)).drawn(33);
    assertThat(other.source()).isNotEqualTo(new Preparation(SETTINGS).drawn(33).source());
  }
}
