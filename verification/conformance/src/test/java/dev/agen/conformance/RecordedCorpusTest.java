package dev.agen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.conformance.check.Check;
import dev.agen.conformance.check.Recorded;
import dev.agen.conformance.json.JsonValues;
import dev.agen.conformance.trace.Normalization;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program of the recorded corpus does on agen what it did on CPython 3.13. */
@ParameterizedClass
@MethodSource("dev.agen.conformance.EnginesUnderTest#names")
class RecordedCorpusTest {

  @Parameter String engine;

  @ParameterizedTest
  @CsvSource({"core-first, 782", "core-second, 1300", "with, 700"})
  void agenDoesWhatCpythonDid(String name, int programs) throws IOException {
    Check check =
        new Check(EnginesUnderTest.named(engine), 2, Duration.ofSeconds(30), Normalization.STRICT);
    List<String> differences = new ArrayList<>();
    try (JsonValues values = open("/corpus/" + name + ".jsonl.gz")) {
      Check.Tally tally = check.all(Recorded.all(values), d -> differences.add(d.text()));
      assertThat(differences.stream().findFirst()).isEmpty();
      assertThat(tally).isEqualTo(new Check.Tally(programs, 0));
      assertThat(EnginesUnderTest.named(engine).tooLarge()).isZero();
    }
  }

  private static JsonValues open(String name) throws IOException {
    InputStream resource = RecordedCorpusTest.class.getResourceAsStream(name);
    return JsonValues.of(name, new GZIPInputStream(resource));
  }
}
