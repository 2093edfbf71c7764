package dev.agen.stream.catalogue;

import static dev.agen.testing.OperatorUnderTest.Trait.MANY_TO_ONE;

import dev.agen.AsyncStream;
import dev.agen.testing.OperatorUnderTest;
import java.util.Comparator;
import java.util.List;

/** Several inputs, one after the other or step by step. */
public final class JoinCatalogue {

  private JoinCatalogue() {}

  public static List<OperatorUnderTest> all() {
    return List.of(
        OperatorUnderTest.of("concat", t -> t.stream(0).concat(t.iterable(1))),
        OperatorUnderTest.of(
            "concat, after a run",
            t -> AsyncStream.from(t.iterable(0)).concat(t.iterable(1)).map(t::pass)),
        OperatorUnderTest.of("startWith", t -> t.stream(0).startWith(-1)).asksAtMost(5),
        OperatorUnderTest.of("ifEmpty", t -> t.stream(0).ifEmpty(t.iterable(1))),
        OperatorUnderTest.of(
                "ifEmpty, empty", t -> t.stream(0).filter(x -> false).ifEmpty(t.iterable(1)))
            .with(MANY_TO_ONE),
        OperatorUnderTest.of("interleave", t -> t.stream(0).interleave(t.iterable(1), 2)),
        OperatorUnderTest.of("zip", t -> t.stream(0).zip(t.iterable(1), (a, b) -> t.pass(a) + b)),
        OperatorUnderTest.of(
            "zip, different lengths",
            t ->
                AsyncStream.from(t.iterable(0)).zip(t.stream(1).limit(2), (a, b) -> t.pass(a) + b)),
        OperatorUnderTest.of(
            "zipLongest",
            t -> t.stream(0).limit(2).zipLongest(t.iterable(1), 0, 0, (a, b) -> t.pass(a) + b)),
        OperatorUnderTest.of(
            "mergeSorted",
            t -> t.stream(0).mergeSorted(t.iterable(1), Comparator.comparing(x -> x % 100))));
  }
}
