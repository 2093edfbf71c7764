package dev.agen.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.benchmarks.fixtures.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

  private static final CaseId OLD = Sample.id("Q6.agen_old");
  private static final CaseId NEW = Sample.id("Q6.agen_new");
  private static final CaseId OTHER = Sample.id("Q1.agen_forLoop");

  private static final Results EARLIER =
      new Sample()
          .with(OTHER, 1, 2)
          .with(OLD, 3, 4)
          .without(NotMeasured.failed("Q6", "reactor_merge", "failed"))
          .without(NotMeasured.absent(NotMeasured.ALL, "Node 20", "not found"))
          .results();

  private static final Results LATER =
      new Sample()
          .with(NEW, 5, 6)
          .without(NotMeasured.absent("Q1", "Cost per element", "this run was asked not to"))
          .without(NotMeasured.absent(NotMeasured.ALL, "Node 20", "not found"))
          .results();

  @TempDir private Path directory;

  @Test
  void aQuestionThatIsRenewedKeepsNothingOfTheEarlierRun() {
    Results renewed = EARLIER.renewed(List.of("Q6"), LATER);

    assertThat(renewed.cases()).containsExactly(OTHER, NEW);
    assertThat(renewed.planned()).containsExactly(OTHER.key(), NEW.key());
    assertThat(renewed.of(NEW)).isEqualTo(LATER.of(NEW));
    assertThat(renewed.notMeasured()).extracting(NotMeasured::question).containsExactly("all");
    assertThat(renewed.run()).isEqualTo(EARLIER.run());
    assertThat(renewed.renewals()).containsExactly(new Renewal(List.of("Q6"), LATER.run()));
  }

  @Test
  void onlyTheLatestRenewalOfAQuestionCounts() {
    Results renewed = EARLIER.renewed(List.of("Q1", "Q6"), LATER).renewed(List.of("Q6"), EARLIER);

    assertThat(renewed.renewals())
        .containsExactly(
            new Renewal(List.of("Q1"), LATER.run()), new Renewal(List.of("Q6"), EARLIER.run()));
  }

  @Test
  void theMemoryOfOtherQuestionsStays() {
    Results one = withFootprint("{\"suspendedGenerators\": [1], \"streamsThatWait\": [2]}");
    Results two = withFootprint("{\"streamsThatWait\": [3]}");

    assertThat(one.renewed(List.of("Q7"), two).footprint())
        .isEqualTo(Json.parse("{\"suspendedGenerators\": [1], \"streamsThatWait\": [3]}"));
    assertThat(one.renewed(List.of("Q6"), LATER).footprint()).isEqualTo(one.footprint());
  }

  private static Results withFootprint(String json) {
    return new Results(
        EARLIER.run(), List.of(), List.of(), List.of(), List.of(), Json.parse(json), List.of());
  }

  @Test
  void areReadAsTheyWereWritten() throws IOException {
    Results renewed = EARLIER.renewed(List.of("Q6"), LATER);
    Path plain = directory.resolve("results.json");
    Path packed = directory.resolve("results.json.gz");
    Json.write(plain, renewed);
    Json.write(packed, renewed);

    assertThat(Json.read(plain, Results.class)).isEqualTo(renewed);
    assertThat(Json.read(packed, Results.class)).isEqualTo(renewed);
    assertThat(Files.size(packed)).isLessThan(Files.size(plain) / 2);
  }
}
