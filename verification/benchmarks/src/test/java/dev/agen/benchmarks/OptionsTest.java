package dev.agen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.run.Effort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @Test
  void withoutArgumentsEverythingIsMeasuredInThreeRounds() {
    Options options = Options.parse();

    assertThat(options.questions()).hasSize(10).startsWith("Q1").endsWith("Q10");
    assertThat(options.effort()).isEqualTo(Effort.full(3));
  }

  @Test
  void takesAllOptions() {
    Options options =
        Options.parse(
            "--quick",
            "--only",
            "Q4,Q1",
            "--rounds",
            "2",
            "--out",
            "o",
            "--against",
            "a",
            "--record",
            "r",
            "--profile",
            "Q1",
            "--publish",
            "--from",
            "f");

    assertThat(options.questions()).containsExactly("Q1", "Q4");
    assertThat(options.effort()).isEqualTo(Effort.quick(2));
    assertThat(options.out()).contains(Path.of("o"));
    assertThat(options.against()).contains(Path.of("a"));
    assertThat(options.record()).contains(Path.of("r"));
    assertThat(options.from()).contains(Path.of("f"));
    assertThat(options.profile()).isEqualTo(List.of("Q1"));
    assertThat(options.publish()).isTrue();
  }

  @Test
  void aBriefRunHasAsManyRounds() {
    Options options = Options.parse("--brief", "--variants", "Q1 (agen|kotlin)_");

    assertThat(options.effort()).isEqualTo(Effort.brief(3));
    assertThat(options.variants().include(CaseId.parse("Q1.agen_forLoop", Map.of()))).isTrue();
    assertThat(options.variants().include(CaseId.parse("Q1.jox_channel", Map.of()))).isFalse();
  }

  @Test
  void onlyAFullRunProfilesUntold() {
    assertThat(Options.parse().profile()).hasSize(10);
    assertThat(Options.parse("--only", "Q1,Q6").profile()).containsExactly("Q1", "Q6");
    assertThat(Options.parse("--brief").profile()).isEmpty();
    assertThat(Options.parse("--quick").profile()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --quik      | unknown option --quik
          Q1          | unexpected argument Q1
          --rounds    | option --rounds needs a value
          --rounds x  | --rounds must be a positive number, not "x"
          --rounds 0  | --rounds must be a positive number, not "0"
          --only Q12  | --only: no question "Q12"; there are Q1 to Q10
          --only Q1,  | --only: no question ""; there are Q1 to Q10
          --variants ( | --variants: not a regular expression: "("
          --renew d --quick | --renew is for questions as a whole, without --variants and --quick
          --renew d --variants agen | --renew is for questions as a whole, without --variants and --quick
          --renew d --from e | --renew measures, --from does not: one of the two
          """)
  void complainsInOneLine(String line, String message) {
    assertThatThrownBy(() -> Options.parse(line.split(" ")))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }
}
