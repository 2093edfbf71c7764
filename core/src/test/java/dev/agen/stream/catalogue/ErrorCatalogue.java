package dev.agen.stream.catalogue;

import static dev.agen.testing.OperatorUnderTest.Trait.ENDLESS;
import static dev.agen.testing.OperatorUnderTest.Trait.HANDLES_ERRORS;
import static dev.agen.testing.OperatorUnderTest.Trait.REOPENS;

import dev.agen.AsyncStream;
import dev.agen.stream.Retry;
import dev.agen.testing.OperatorUnderTest;
import java.util.List;

/** What is done about errors. */
public final class ErrorCatalogue {

  private ErrorCatalogue() {}

  public static List<OperatorUnderTest> all() {
    return List.of(
        OperatorUnderTest.of(
                "onErrorMap", t -> t.stream(0).map(t::pass).onErrorMap(IllegalStateException::new))
            .with(HANDLES_ERRORS),
        OperatorUnderTest.of(
                "onErrorResume",
                t -> AsyncStream.from(t.iterable(0)).map(t::pass).onErrorResume(e -> t.stream(1)))
            .with(HANDLES_ERRORS),
        OperatorUnderTest.of("onErrorReturn", t -> t.stream(0).map(t::pass).onErrorReturn(e -> -1))
            .with(HANDLES_ERRORS),
        OperatorUnderTest.of("retry", t -> t.stream(0).map(t::pass).retry(Retry.times(2)))
            .with(HANDLES_ERRORS, REOPENS),
        OperatorUnderTest.of("repeat", t -> t.stream(0).map(t::pass).repeat(2)).with(REOPENS),
        OperatorUnderTest.of(
                "repeat for ever", t -> t.stream(0).map(t::pass).repeat(Long.MAX_VALUE))
            .with(REOPENS, ENDLESS));
  }
}
