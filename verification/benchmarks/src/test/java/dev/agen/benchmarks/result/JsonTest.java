package dev.agen.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.benchmarks.fixtures.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {

  @TempDir private Path directory;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    CaseId id = new CaseId("Q4", "agen", "yieldFrom", Map.of("depth", "10"));
    Results results =
        new Sample()
            .with(new Measurement(id, 1, 12.5, 24.0, List.of(12.0, 13.0), Map.of("threads", 3.0)))
            .with(Measurement.of(id, 2, 13))
            .without(NotMeasured.absent("all", "Node 20", "not found"))
            .results();
    Path file = directory.resolve("deep").resolve("results.json");

    Json.write(file, results);

    assertThat(Json.read(file, Results.class)).isEqualTo(results);
    assertThat(file.getParent())
        .isDirectoryContaining(file::equals)
        .isDirectoryNotContaining("glob:**.part");
  }
}
