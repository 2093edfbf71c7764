package dev.agen.stream.catalogue;

import static dev.agen.testing.OperatorUnderTest.Trait.ENDLESS;
import static dev.agen.testing.OperatorUnderTest.Trait.KEEPS_ASKING;
import static dev.agen.testing.OperatorUnderTest.Trait.MANY_TO_ONE;
import static dev.agen.testing.OperatorUnderTest.Trait.REOPENS;
import static dev.agen.testing.OperatorUnderTest.Trait.VARIES;

import dev.agen.AsyncStream;
import dev.agen.testing.OperatorUnderTest;
import java.time.Duration;
import java.util.List;

/** What depends on time. */
public final class TimeCatalogue {

  private TimeCatalogue() {}

  public static List<OperatorUnderTest> all() {
    return List.of(
        OperatorUnderTest.of("delay", t -> t.stream(0).map(t::pass).delay(Duration.ofMillis(1))),
        OperatorUnderTest.of(
            "throttle", t -> t.stream(0).map(t::pass).throttle(2, Duration.ofMillis(1))),
        OperatorUnderTest.of(
            "timeout", t -> t.stream(0).map(t::pass).timeout(Duration.ofMinutes(1))),
        OperatorUnderTest.of(
            "deadline", t -> t.stream(0).map(t::pass).deadline(Duration.ofMinutes(1))),
        OperatorUnderTest.of(
            "keepAlive", t -> t.stream(0).map(t::pass).keepAlive(Duration.ofMinutes(1), () -> -1)),
        OperatorUnderTest.of(
                "debounce", t -> t.stream(0).map(t::pass).debounce(Duration.ofMillis(1)))
            .with(VARIES, KEEPS_ASKING),
        OperatorUnderTest.of("sample", t -> t.stream(0).map(t::pass).sample(Duration.ofMillis(1)))
            .with(VARIES, KEEPS_ASKING),
        OperatorUnderTest.of(
                "windowWithin",
                t -> t.stream(0).map(t::pass).windowWithin(3, Duration.ofMinutes(1)))
            .with(VARIES, MANY_TO_ONE),
        OperatorUnderTest.of(
                "interval",
                t -> AsyncStream.interval(Duration.ofMillis(1)).flatMap(x -> t.stream(0)))
            .with(ENDLESS, REOPENS));
  }
}
