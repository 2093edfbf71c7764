package dev.agen.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.benchmarks.run.MeasurementException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path directory;

  private Child.Output run(Duration limit, String main) throws Exception {
    Path source = Files.writeString(directory.resolve("Program.java"), main);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Child.run(List.of(java, source.toString()), Map.of("GREETING", "hello"), limit);
  }

  @Test
  void timesTheFirstByteAndTheEnd() throws Exception {
    Child.Output output =
        run(LONG, "void main() { IO.print(System.getenv(\"GREETING\")); System.out.flush(); }");

    assertThat(output.text()).isEqualTo("hello");
    assertThat(output.firstNanos()).isPositive().isLessThan(output.nanos());
  }

  @Test
  void aFailureSaysTheLastLineOfItsErrors() {
    assertThatThrownBy(
            () -> run(LONG, "void main() { System.err.println(\"oh\\nno\"); System.exit(3); }"))
        .isInstanceOf(MeasurementException.class)
        .hasMessage("java exited with 3: no");
  }

  @Test
  void whatDoesNotEndIsEnded() {
    assertThatThrownBy(() ->
            run(Duration.ofSeconds(1), "void main() throws Exception { Thread.sleep(60_000); }"))
        .isInstanceOf(MeasurementException.class)
        .hasMessage("java took longer than 1 s");
  }

  @Test
  void whatIsNotThereIsSaidToBe() {
    assertThatThrownBy(() -> Child.run(List.of("no-such-program"), Map.of(), LONG))
        .isInstanceOf(MeasurementException.class)
        .hasMessageStartingWith("no-such-program: ");
  }
}
