package dev.agen.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.benchmarks.report.page.Block;
import dev.agen.benchmarks.result.Json;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FootprintSectionTest {

  private static final JsonNode FOOTPRINT =
      Json.parse(
          """
          {"suspendedGenerators": [
            {"name": "kotlin_sequence", "bytesByJolEach": 72, "megabytesForAMillion": 72.25},
            {"name": "agen_generator", "bytesByJolEach": 4936}]}
          """);

  @Test
  void aQuestionGetsItsPart() {
    assertThat(FootprintSection.blocks("Q3", FOOTPRINT))
        .containsExactly(
            new Block.Paragraph("Memory (suspended generators):"),
            new Block.Table(
                List.of("name", "bytes by JOL each", "megabytes for a million"),
                Set.of(1, 2),
                List.of(
                    List.of("Kotlin, sequence", "72", "72.3"),
                    List.of("agen, generator", "4936", ""))));
  }

  @Test
  void aQuestionWithoutAPartGetsNothing() {
    assertThat(FootprintSection.blocks("Q7", FOOTPRINT)).isEmpty();
    assertThat(FootprintSection.blocks("Q1", FOOTPRINT)).isEmpty();
  }
}
