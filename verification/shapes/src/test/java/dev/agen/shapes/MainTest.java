package dev.agen.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line. */
class MainTest {

  @Test
  void helpNamesTheCommands() {
    Cli cli = Cli.run("--help");
    assertThat(cli.status()).isEqualTo(ExitStatus.SUCCESS);
    assertThat(cli.out()).contains("shapes SEED COUNT", "--only", "--coverage", "--vm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1 x",
        "1 2 3",
        "--nonsense 1 2",
        "1 2 --mode nonsense",
        "1 2 --engine stackful",
        "1 2 --jobs",
        "--only 17",
      })
  void wrongArgumentsAreTold(String arguments) {
    Cli cli = Cli.run((Object[]) arguments.split(" "));
    assertThat(cli.status()).isEqualTo(ExitStatus.MALFORMED);
    assertThat(cli.err()).startsWith("shapes: ").contains("shapes --help");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void oneProgramIsPrintedWithItsScriptsAndTraces() {
    Cli cli = Cli.run("--only", "3/14", "--traces", "--ecj", 0);
    assertThat(cli.status()).isEqualTo(ExitStatus.SUCCESS);
    assertThat(cli.out())
        .contains("package c14;", "coins ", "stackful  --- script 0", "direct  --- script 0");
    assertThat(Cli.run("--only", "3/14", "--traces", "--ecj", 0)).isEqualTo(cli);
  }

  @Test
  void bodiesRunInJvmsWithOptions() {
    Cli cli = Cli.run(3, 4, "--vm", "-Xint", "--vm", "-Xmx200m", "--jobs", 1);
    assertThat(cli.status()).as(cli.out() + cli.err()).isEqualTo(ExitStatus.SUCCESS);
    assertThat(cli.out()).contains("-Xint -Xmx200m: 4 programs");
  }

  @Test
  void aJvmThatDoesNotLiveIsTold() {
    Cli cli = Cli.run(3, 4, "--vm", "-version", "--jobs", 1);
    assertThat(cli.status()).isEqualTo(ExitStatus.HUNG);
    assertThat(cli.err()).contains("-version: the JVM ended");
  }

  @Test
  void coverageIsCounted() {
    Cli cli = Cli.run("--coverage", 3, 50);
    assertThat(cli.status()).isEqualTo(ExitStatus.SUCCESS);
    assertThat(cli.out()).contains("YIELD_IN_FINALLY", "RECURSION");
  }
}
