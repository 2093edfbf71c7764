package dev.agen.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrawlTest {

  private final Example crawl = new Example("Crawl");

  @Test
  void fetchesEachPageOnceAndABusyOneAgain() {
    assertThat(crawl.run()).isEqualTo(new Example.Outcome(0, crawl.expected(), ""));
  }
}
