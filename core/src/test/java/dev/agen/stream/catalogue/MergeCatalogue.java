package dev.agen.stream.catalogue;

import static dev.agen.testing.OperatorUnderTest.Trait.HANDLES_ERRORS;
import static dev.agen.testing.OperatorUnderTest.Trait.KEEPS_ASKING;
import static dev.agen.testing.OperatorUnderTest.Trait.MANY_TO_ONE;
import static dev.agen.testing.OperatorUnderTest.Trait.REOPENS;
import static dev.agen.testing.OperatorUnderTest.Trait.UNORDERED;
import static dev.agen.testing.OperatorUnderTest.Trait.VARIES;

import dev.agen.AsyncStream;
import dev.agen.stream.Permits;
import dev.agen.testing.OperatorUnderTest;
import java.util.List;

/** Several inputs at once. */
public final class MergeCatalogue {

  private MergeCatalogue() {}

  public static List<OperatorUnderTest> all() {
    return List.of(
        OperatorUnderTest.of(
                "mapConcurrentUnordered", t -> t.stream(0).mapConcurrentUnordered(3, t::pass))
            .with(UNORDERED),
        OperatorUnderTest.of(
            "mapConcurrent(permits)", t -> t.stream(0).mapConcurrent(Permits.of(2), t::pass)),
        OperatorUnderTest.of(
                "flatMapMerge",
                t ->
                    t.stream(0)
                        .flatMapMerge(2, x -> t.pass(x) % 2 == 0 ? t.iterable(1) : t.stream(2)))
            .with(UNORDERED, REOPENS, MANY_TO_ONE)
            .elements(3),
        OperatorUnderTest.of(
                "flatMapLatest",
                t ->
                    t.stream(0)
                        .flatMapLatest(x -> t.pass(x) % 2 == 0 ? t.iterable(1) : t.stream(2)))
            .with(VARIES, REOPENS, KEEPS_ASKING)
            .elements(3),
        OperatorUnderTest.of("merge", t -> t.stream(0).merge(t.iterable(1))).with(UNORDERED),
        OperatorUnderTest.of("merge, then map", t -> t.stream(0).merge(t.iterable(1)).map(t::pass))
            .with(UNORDERED),
        OperatorUnderTest.of(
                "mergeAll",
                t -> AsyncStream.<Integer>mergeAll(t.iterable(0), t.iterable(1), t.stream(2)))
            .with(UNORDERED),
        OperatorUnderTest.of(
                "combineLatest",
                t -> t.stream(0).combineLatest(t.iterable(1), (a, b) -> t.pass(a) + b))
            .with(VARIES, MANY_TO_ONE),
        OperatorUnderTest.of("race", t -> t.stream(0).race(t.iterable(1)))
            .with(VARIES, HANDLES_ERRORS),
        OperatorUnderTest.of("takeUntil", t -> t.stream(0).takeUntil(t.iterable(1)))
            .with(VARIES, MANY_TO_ONE, HANDLES_ERRORS));
  }
}
