package dev.agen.stream.catalogue;

import static dev.agen.testing.OperatorUnderTest.Trait.MANY_TO_ONE;
import static dev.agen.testing.OperatorUnderTest.Trait.REOPENS;

import dev.agen.testing.OperatorUnderTest;
import java.util.List;

/** One element becomes another, or several. */
public final class TransformCatalogue {

  private TransformCatalogue() {}

  public static List<OperatorUnderTest> all() {
    return List.of(
        OperatorUnderTest.of("map", t -> t.stream(0).map(t::pass)).asksAtMost(5),
        OperatorUnderTest.of("map, twice", t -> t.stream(0).map(t::pass).map(x -> x + 1)),
        OperatorUnderTest.of(
            "mapMulti",
            t ->
                t.stream(0)
                    .<Integer>mapMulti((x, results) -> {
                      results.accept(x);
                      results.accept(t.pass(x));
                    })),
        OperatorUnderTest.of(
                "mapMulti to nothing",
                t -> t.stream(0).<Integer>mapMulti((x, results) -> t.pass(x)))
            .with(MANY_TO_ONE),
        OperatorUnderTest.of("peek", t -> t.stream(0).peek(t::pass)),
        OperatorUnderTest.of("indexed", t -> t.stream(0).indexed()),
        OperatorUnderTest.of(
                "flatMap",
                t -> t.stream(0).flatMap(x -> t.pass(x) % 2 == 0 ? t.iterable(1) : t.stream(2)))
            .with(REOPENS)
            .elements(2),
        OperatorUnderTest.of(
            "flatMap, then map", t -> t.stream(0).flatMap(x -> t.stream(1)).map(t::pass)),
        OperatorUnderTest.of(
            "transform",
            t ->
                t.stream(0)
                    .<Integer>transform(in ->
                        y -> {
                          for (int x : y.each(in)) {
                            y.yield(t.pass(x));
                          }
                        })));
  }
}
