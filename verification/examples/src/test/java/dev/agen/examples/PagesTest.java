package dev.agen.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagesTest {

  private final Example pages = new Example("Pages");

  @Test
  void fetchesOnlyThePagesThatAreNeeded() {
    assertThat(pages.run()).isEqualTo(new Example.Outcome(0, pages.expected(), ""));
  }
}
