package dev.agen.stream.catalogue;

import dev.agen.testing.OperatorUnderTest;
import java.util.List;

/** Functions called side by side. */
public final class ConcurrentCatalogue {

  private ConcurrentCatalogue() {}

  public static List<OperatorUnderTest> all() {
    return List.of(
        OperatorUnderTest.of("mapConcurrent(1)", t -> t.stream(0).mapConcurrent(1, t::pass)),
        OperatorUnderTest.of("mapConcurrent(3)", t -> t.stream(0).mapConcurrent(3, t::pass)),
        OperatorUnderTest.of(
            "mapConcurrent, then map",
            t -> t.stream(0).map(t::pass).mapConcurrent(2, x -> x).map(x -> x + 1)));
  }
}
