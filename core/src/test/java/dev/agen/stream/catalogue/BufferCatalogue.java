package dev.agen.stream.catalogue;

import static dev.agen.testing.OperatorUnderTest.Trait.KEEPS_ASKING;
import static dev.agen.testing.OperatorUnderTest.Trait.MANY_TO_ONE;
import static dev.agen.testing.OperatorUnderTest.Trait.VARIES;

import dev.agen.stream.Overflow;
import dev.agen.stream.Scheduler;
import dev.agen.testing.OperatorUnderTest;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** Between a producer and a consumer. */
public final class BufferCatalogue {

  private BufferCatalogue() {}

  public static List<OperatorUnderTest> all() {
    return List.of(
        OperatorUnderTest.of(
            "buffer, suspend", t -> t.stream(0).map(t::pass).buffer(2, Overflow.SUSPEND)),
        OperatorUnderTest.of("ahead", t -> t.stream(0).map(t::pass).ahead(2)),
        OperatorUnderTest.of("runOn", t -> t.stream(0).map(t::pass).runOn(thatOfTheRun())),
        OperatorUnderTest.of("conflate", t -> t.stream(0).conflate((a, b) -> t.pass(a) + b))
            .with(VARIES, KEEPS_ASKING),
        OperatorUnderTest.of("share", t -> t.stream(0).map(t::pass).share(0)),
        OperatorUnderTest.of("tee", t -> t.stream(0).map(t::pass).tee(1).get(0)),
        OperatorUnderTest.of(
                "groupBy",
                t -> t.stream(0).groupBy(x -> t.pass(x) / 9, 3).flatMap(g -> g.elements()))
            .with(MANY_TO_ONE));
  }

  /** The scheduler that is in use where it is used first. */
  private static Executor thatOfTheRun() {
    AtomicReference<Scheduler> scheduler = new AtomicReference<>();
    return task -> {
      scheduler.compareAndSet(null, Scheduler.current());
      scheduler.get().execute(task);
    };
  }
}
