package dev.agen.stream.catalogue;

import static dev.agen.testing.OperatorUnderTest.Trait.MANY_TO_ONE;

import dev.agen.testing.OperatorUnderTest;
import java.util.List;
import java.util.stream.Gatherers;

/** Several elements become one, or one depends on others. */
public final class WindowCatalogue {

  private WindowCatalogue() {}

  public static List<OperatorUnderTest> all() {
    return List.of(
        OperatorUnderTest.of("gather", t -> t.stream(0).gather(Gatherers.windowSliding(2)))
            .with(MANY_TO_ONE),
        OperatorUnderTest.of("scan", t -> t.stream(0).scan(0, (a, b) -> a + t.pass(b))),
        OperatorUnderTest.of("windowFixed", t -> t.stream(0).windowFixed(3)).with(MANY_TO_ONE),
        OperatorUnderTest.of("windowSliding", t -> t.stream(0).windowSliding(2)).with(MANY_TO_ONE),
        OperatorUnderTest.of("pairwise", t -> t.stream(0).pairwise()).with(MANY_TO_ONE),
        OperatorUnderTest.of(
                "groupAdjacentBy", t -> t.stream(0).groupAdjacentBy(x -> t.pass(x) / 2))
            .with(MANY_TO_ONE),
        OperatorUnderTest.of("intersperse", t -> t.stream(0).intersperse(-1)));
  }
}
