package dev.agen.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickerTest {

  private final Example ticker = new Example("Ticker");

  @Test
  void ticksAndStops() {
    assertThat(ticker.run()).isEqualTo(new Example.Outcome(0, ticker.expected(), ""));
  }
}
