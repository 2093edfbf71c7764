package dev.agen.stream.catalogue;

import dev.agen.AsyncStream;
import dev.agen.testing.OperatorUnderTest;
import java.util.List;

/** Streams of something. */
public final class MakeCatalogue {

  private MakeCatalogue() {}

  public static List<OperatorUnderTest> all() {
    return List.of(
        OperatorUnderTest.of("from", t -> AsyncStream.from(t.iterable(0))),
        OperatorUnderTest.of(
            "from, then stages",
            t -> AsyncStream.from(t.iterable(0)).map(t::pass).filter(x -> true)),
        OperatorUnderTest.of(
            "from, then flatMap",
            t -> AsyncStream.from(t.iterable(0)).flatMap(x -> AsyncStream.of(x))),
        OperatorUnderTest.of(
            "from, then mapConcurrent",
            t -> AsyncStream.from(t.iterable(0)).mapConcurrent(2, t::pass)),
        OperatorUnderTest.of(
            "using", t -> AsyncStream.using(() -> () -> {}, (AutoCloseable r) -> t.stream(0))));
  }
}
