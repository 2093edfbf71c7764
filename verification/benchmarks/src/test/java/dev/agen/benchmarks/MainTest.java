package dev.agen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.benchmarks.fixtures.Sample;
import dev.agen.benchmarks.result.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return Main.run(
        List.of(args),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String results(double agen) throws IOException {
    Path file = directory.resolve("run" + agen).resolve("results.json");
    Sample sample =
        new Sample()
            .with(Sample.id("Q1.agen_forLoop"), agen, agen, agen)
            .with(Sample.id("Q1.iterator_handWritten"), 1, 1, 1);
    Json.write(file, sample.results());
    return file.getParent().toString();
  }

  @Test
  void anUnknownOptionIsOneLineAndTwo() {
    assertThat(run("--quik")).isEqualTo(2);
    assertThat(err).hasToString("bench: unknown option --quik (./agen bench --help)\n");
  }

  @Test
  void aMissingBaselineIsFoundBeforeAnythingIsMeasured() {
    assertThat(run("--against", directory.resolve("none.json").toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("bench: no such file: ")
        .hasLineCount(1);
  }

  @Test
  void aBaselineThatIsNoneIsSaidToBe() throws IOException {
    Path file = Files.writeString(directory.resolve("bad.json"), "{\"rows\": 3");

    assertThat(run("--against", file.toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("bench: not a file of results: ")
        .hasLineCount(1);
  }

  @Test
  void helpIsNoError() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--quick", "--against FILE");
  }

  @Test
  void recordsABaselineAndHoldsALaterRunAgainstIt() throws IOException {
    String baseline = directory.resolve("baseline.json").toString();

    assertThat(run("--from", results(10), "--record", baseline)).isZero();
    assertThat(run("--from", results(10.5), "--against", baseline)).isZero();
    assertThat(run("--from", results(12), "--against", baseline)).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "REGRESSION  Q1 agen_forLoop / iterator_handWritten: 12.0× (12.0–12.0), was 10.0×"
                + " (10.0–10.0), tolerance 1.10×");
  }

  @Test
  void reportsOnAnEarlierRun() throws IOException {
    String from = results(10);

    assertThat(run("--from", from)).isZero();
    assertThat(Path.of(from)).isDirectoryContaining("glob:**/benchmarks.md");
    assertThat(Path.of(from, "benchmarks"))
        .isDirectoryContaining("glob:**/report.html")
        .isDirectoryContaining("glob:**/Q1-ratios.svg");
  }
}
