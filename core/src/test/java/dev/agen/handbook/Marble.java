package dev.agen.handbook;

import dev.agen.AsyncStream;
import dev.agen.stream.Scheduler;
import dev.agen.testing.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What an operator does, along an axis of time: run in virtual time, and what happened is drawn.
 *
 * <p>Sources are written as one character a tick: a letter or digit is an element, {@code |} the
 * end, {@code #} a failure, anything else nothing. A source gives an element at its tick or, if it
 * was not asked by then, when it is asked.
 */
record Marble(String label, List<String> sources, Operator operator) {

  /** A second is long enough to be read, and takes no time. */
  static final Duration TICK = Duration.ofSeconds(1);

  /** Applies what is shown. */
  @FunctionalInterface
  interface Operator extends Function<List<AsyncStream<String>>, AsyncStream<?>> {}

  static Marble of(String label, Operator operator, String... sources) {
    return new Marble(label, List.of(sources), operator);
  }

  /** Something on a line: an element, or its end. */
  record Mark(double tick, Kind kind, String text) {}

  enum Kind {
    ELEMENT,
    END,
    FAILURE
  }

  /** All lines, the last one being the result. */
  List<List<Mark>> run() {
    ManualScheduler time = new ManualScheduler();
    List<List<Mark>> lines = new ArrayList<>();
    List<AsyncStream<String>> streams = new ArrayList<>();
    for (String source : sources) {
      List<Mark> line = new ArrayList<>();
      lines.add(line);
      streams.add(stream(source, line, time));
    }
    List<Mark> result = new ArrayList<>();
    lines.add(result);
    try {
      time.await(
          operator
              .apply(streams)
              .forEachAsync(
                  value -> result.add(new Mark(now(time), Kind.ELEMENT, String.valueOf(value)))));
      result.add(new Mark(now(time), Kind.END, ""));
    } catch (Exception failure) {
      result.add(new Mark(now(time), Kind.FAILURE, failure.getClass().getSimpleName()));
    }
    return lines;
  }

  private static AsyncStream<String> stream(String source, List<Mark> line, ManualScheduler time) {
    return AsyncStream.generate(y -> {
      for (int tick = 0; tick < source.length(); tick++) {
        char what = source.charAt(tick);
        if (Character.isLetterOrDigit(what) || what == '|' || what == '#') {
          Duration wait = TICK.multipliedBy(tick).minus(time.elapsed());
          if (wait.isPositive()) {
            y.await(Scheduler.current().sleep(wait));
          }
          if (what == '|') {
            line.add(new Mark(now(time), Kind.END, ""));
            return;
          }
          if (what == '#') {
            line.add(new Mark(now(time), Kind.FAILURE, ""));
            throw new IllegalStateException("the source has failed");
          }
          line.add(new Mark(now(time), Kind.ELEMENT, "" + what));
          y.yield("" + what);
        }
      }
      y.await(new java.util.concurrent.CompletableFuture<>());
    });
  }

  private static double now(ManualScheduler time) {
    return time.elapsed().toMillis() / (double) TICK.toMillis();
  }
}
