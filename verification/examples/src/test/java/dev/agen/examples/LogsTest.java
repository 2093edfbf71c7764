package dev.agen.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

  private final Example logs = new Example("Logs");

  @TempDir private Path directory;

  @Test
  void showsADayThatItHasMadeUp() {
    assertThat(logs.run()).isEqualTo(new Example.Outcome(0, logs.expected(), ""));
  }

  @Test
  void readsALogAndCountsWhatItCannotRead() throws IOException {
    Path log = directory.resolve("access.log.gz");
    try (Writer lines = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(log)))) {
      for (int hour = 10; hour < 13; hour++) {
        lines.write(
            "::1 - - [27/Nov/2026:%d:30:00 +0000] \"GET /x HTTP/1.1\" 500 2048\n".formatted(hour));
      }
      lines.write("what is this?\n");
    }
    assertThat(logs.run(log).out())
        .isEqualTo(
            """
            hour   hits   KiB  failed  average of three hours
            12:00      1     2       1   1

            asked for most:
                 3  /x

            1 lines could not be read
            """);
  }

  @Test
  void saysWhichFileIsNotThere() {
    Example.Outcome outcome = logs.run(directory.resolve("no.gz"));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("NoSuchFileException").contains("no.gz");
  }
}
