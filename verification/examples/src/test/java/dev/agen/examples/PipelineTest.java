package dev.agen.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PipelineTest {

  private final Example pipeline = new Example("Pipeline");

  @Test
  void flushesClosesAndFails() {
    assertThat(pipeline.run()).isEqualTo(new Example.Outcome(0, pipeline.expected(), ""));
  }
}
