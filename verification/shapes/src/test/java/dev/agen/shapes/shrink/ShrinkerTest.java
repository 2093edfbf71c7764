package dev.agen.shapes.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.shapes.draw.Program;
import dev.agen.shapes.draw.Programs;
import dev.agen.shapes.source.Code;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What does not matter is left out. */
class ShrinkerTest {

  private static final Program PROGRAM =
      Programs.draw(1, 1, 25, true, false)
          .withCode(
              List.of(
                  Code.line("a"),
                  new Code.Block(
                      "outer",
                      List.of(Code.line("b"), new Code.Block("inner", List.of(Code.line("c")))))));

  private static Program shrunk(String needed) {
    return new Shrinker(program -> program.source().contains(needed), Duration.ofMinutes(1))
        .shrink(PROGRAM);
  }

  @Test
  void aLineIsTakenOutOfItsBlocks() {
    assertThat(shrunk("c").source().strip()).isEqualTo("c");
  }

  @Test
  void aBlockIsEmptied() {
    assertThat(shrunk("inner").source()).isEqualTo("inner {\n}\n");
  }

  @Test
  void scriptsAndStepsGo() {
    Program shrunk =
        new Shrinker(
                program ->
                    program.scripts().stream().anyMatch(script -> script.steps().size() >= 3),
                Duration.ofMinutes(1))
            .shrink(PROGRAM);
    assertThat(shrunk.scripts()).hasSize(1);
    assertThat(shrunk.scripts().getFirst().steps()).hasSize(3);
    assertThat(shrunk.code()).isEmpty();
  }

  @Test
  void nothingIsLeftOutOnceTheTimeIsOver() {
    assertThat(new Shrinker(_ -> true, Duration.ZERO).shrink(PROGRAM)).isEqualTo(PROGRAM);
  }
}
