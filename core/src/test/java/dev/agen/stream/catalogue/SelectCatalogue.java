package dev.agen.stream.catalogue;

import static dev.agen.testing.OperatorUnderTest.Trait.MANY_TO_ONE;

import dev.agen.testing.OperatorUnderTest;
import java.util.Comparator;
import java.util.List;

/** Some elements go on, others do not. */
public final class SelectCatalogue {

  private SelectCatalogue() {}

  public static List<OperatorUnderTest> all() {
    return List.of(
        OperatorUnderTest.of("filter", t -> t.stream(0).filter(x -> t.pass(x) % 2 == 0))
            .with(MANY_TO_ONE),
        OperatorUnderTest.of("distinct", t -> t.stream(0).map(x -> t.pass(x) / 2).distinct())
            .with(MANY_TO_ONE),
        OperatorUnderTest.of(
                "distinctUntilChanged",
                t -> t.stream(0).map(x -> t.pass(x) / 2).distinctUntilChanged())
            .with(MANY_TO_ONE),
        OperatorUnderTest.of("limit(0)", t -> t.stream(0).limit(0)).asksAtMost(0),
        OperatorUnderTest.of("limit(2)", t -> t.stream(0).map(t::pass).limit(2)).asksAtMost(2),
        OperatorUnderTest.of("limit, more than there are", t -> t.stream(0).limit(9)).asksAtMost(5),
        OperatorUnderTest.of("skip", t -> t.stream(0).skip(2)).with(MANY_TO_ONE),
        OperatorUnderTest.of("takeWhile", t -> t.stream(0).takeWhile(x -> t.pass(x) < 2))
            .asksAtMost(3),
        OperatorUnderTest.of("dropWhile", t -> t.stream(0).dropWhile(x -> t.pass(x) < 2))
            .with(MANY_TO_ONE),
        OperatorUnderTest.of("takeLast", t -> t.stream(0).takeLast(2)).with(MANY_TO_ONE),
        OperatorUnderTest.of("skipLast", t -> t.stream(0).skipLast(2)),
        OperatorUnderTest.of(
            "sorted", t -> t.stream(0).map(t::pass).sorted(Comparator.<Integer>reverseOrder())));
  }
}
