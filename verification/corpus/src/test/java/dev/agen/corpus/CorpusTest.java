package dev.agen.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A small part of the corpus, the same one in every build. */
class CorpusTest {

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  @DisplayName("methods of the JDK compile as bodies, and their machines do what they do")
  void theJdk() throws Exception {
    assertThat(corpus("--modules", "java.base", "--sample", "2000", "--calls", "2000"))
        .contains(" 0 failures")
        .contains(" 0 differences")
        .containsPattern("20\\d\\d bodies of \\d+ classes: 1[6-9]\\d\\d compiled");
  }

  @Test
  @DisplayName("a wrong option is told and nothing is done")
  void wrongOption() throws Exception {
    Process process = Fork.of(List.of("--nothing", "1")).redirectErrorStream(true).start();
    assertThat(process.inputReader(StandardCharsets.UTF_8).lines())
        .containsExactly("corpus: unknown option --nothing (corpus --help)");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  private static String corpus(String... args) throws Exception {
    Process process = Fork.of(List.of(args)).redirectErrorStream(true).start();
    String output = String.join("\n", process.inputReader(StandardCharsets.UTF_8).lines().toList());
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
