package dev.agen.stream;

import dev.agen.AsyncStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A random pipeline that java.util.stream can run as well, drawn from a seed: a source, up to eight
 * operators, a way to consume. Each call of a function is logged, and one of them may fail.
 *
 * <p>There are two differences in what is done when. java.util.stream gives all that mapMulti makes
 * of an element to the next stage even if that wants no more; here the stages after mapMulti are
 * done with the whole lot before flatMap comes to its first. In a plan with mapMulti before
 * something that stops early, or before flatMap, nothing fails and no log is compared; so it is
 * with limit(0), before which java.util.stream may run all the same.
 */
final class OraclePlan {

  private static final Comparator<Integer> ORDER = Comparator.nullsFirst(Comparator.naturalOrder());

  final List<@Nullable Integer> input = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();
  final End end;

  /** Whether logs are compared, and calls may fail. */
  final boolean strict;

  private final int faultySite;
  private final int faultyCall;

  OraclePlan(long seed) {
    Random random = new Random(seed);
    int size = random.nextInt(13);
    for (int i = 0; i < size; i++) {
      input.add(random.nextInt(8) == 0 ? null : random.nextInt(6));
    }
    int count = random.nextInt(9);
    for (int site = 1; site <= count; site++) {
      steps.add(step(random, site));
    }
    end = end(random, count + 1);
    strict = isStrict();
    boolean faulty = strict && random.nextInt(3) == 0;
    faultySite = faulty ? random.nextInt(count + 2) : -1;
    faultyCall = random.nextInt(6);
  }

  private boolean isStrict() {
    boolean otherwise = end.stopsEarly;
    for (Step step : steps.reversed()) {
      if (step.text.equals("limit(0)") || step.many && otherwise) {
        return false;
      }
      otherwise |= step.stopsEarly || step.text.equals("flatMap");
    }
    return true;
  }

  /** An operator, on both kinds of streams. */
  record Step(
      String text,
      boolean many,
      boolean stopsEarly,
      BiFunction<World, AsyncStream<Integer>, AsyncStream<Integer>> ours,
      BiFunction<World, Stream<Integer>, Stream<Integer>> theirs) {}

  /** A way to consume both kinds of streams. */
  record End(
      String text,
      boolean stopsEarly,
      BiFunction<World, AsyncStream<Integer>, @Nullable Object> ours,
      BiFunction<World, Stream<Integer>, @Nullable Object> theirs) {}

  /** What a function of a plan fails with. */
  static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
      super(message);
    }
  }

  /** What one run of a plan has to do with. */
  final class World {
    final List<String> log = new ArrayList<>();
    int opened;
    int closed;
    private int faultyCalls;

    /** Is called by each function with its argument. */
    @Nullable Integer call(int site, @Nullable Integer argument) {
      log.add(site + "(" + argument + ")");
      if (site == faultySite && faultyCalls++ == faultyCall) {
        throw new Fault("site " + site + " call " + faultyCall);
      }
      return argument;
    }

    int value(int site, @Nullable Integer argument) {
      return Objects.requireNonNullElse(call(site, argument), 0);
    }

    AsyncStream<Integer> ours() {
      AsyncStream<Integer> stream =
          AsyncStream.generate(y -> {
            opened++;
            try {
              for (Integer element : input) {
                y.yield(call(0, element));
              }
            } finally {
              closed++;
            }
          });
      for (Step step : steps) {
        stream = step.ours.apply(this, stream);
      }
      return stream;
    }

    Stream<Integer> theirs() {
      // Not of known size, which would let count() leave out the functions.
      Stream<Integer> stream = input.stream().filter(i -> true).peek(i -> call(0, i));
      for (Step step : steps) {
        stream = step.theirs.apply(this, stream);
      }
      return stream;
    }
  }

  World world() {
    return new World();
  }

  private static int sum(List<Integer> window) {
    return window.stream().mapToInt(i -> i == null ? 7 : i).sum() + 100 * window.size();
  }

  private static Step step(Random random, int site) {
    int n = random.nextInt(5);
    int size = 1 + random.nextInt(4);
    int m = 2 + random.nextInt(3);
    return switch (random.nextInt(14)) {
      case 0 ->
          new Step(
              "map",
              false,
              false,
              (w, s) -> s.map(i -> w.value(site, i) + n),
              (w, s) -> s.map(i -> w.value(site, i) + n));
      case 1 ->
          new Step(
              "mapToNull",
              false,
              false,
              (w, s) -> s.map(i -> w.value(site, i) == n ? null : i),
              (w, s) -> s.map(i -> w.value(site, i) == n ? null : i));
      case 2 ->
          new Step(
              "filter",
              false,
              false,
              (w, s) -> s.filter(i -> w.value(site, i) % m != 0),
              (w, s) -> s.filter(i -> w.value(site, i) % m != 0));
      case 3 ->
          new Step(
              "flatMap",
              false,
              false,
              (w, s) ->
                  s.flatMap(i ->
                      AsyncStream.range(0, w.value(site, i) % m)
                          .map(k -> w.call(site, (int) (k + n)))),
              (w, s) ->
                  s.flatMap(i ->
                      IntStream.range(0, w.value(site, i) % m)
                          .boxed()
                          .map(k -> w.call(site, k + n))));
      case 4 ->
          new Step(
              "mapMulti",
              true,
              false,
              (w, s) ->
                  s.<Integer>mapMulti((i, results) -> {
                    for (int k = w.value(site, i) % m; k > 0; k--) {
                      results.accept(k);
                    }
                  }),
              (w, s) ->
                  s.<Integer>mapMulti((i, results) -> {
                    for (int k = w.value(site, i) % m; k > 0; k--) {
                      results.accept(k);
                    }
                  }));
      case 5 ->
          new Step("limit(" + n + ")", false, true, (w, s) -> s.limit(n), (w, s) -> s.limit(n));
      case 6 -> new Step("skip(" + n + ")", false, false, (w, s) -> s.skip(n), (w, s) -> s.skip(n));
      case 7 ->
          new Step(
              "takeWhile",
              false,
              true,
              (w, s) -> s.takeWhile(i -> w.value(site, i) != n),
              (w, s) -> s.takeWhile(i -> w.value(site, i) != n));
      case 8 ->
          new Step(
              "dropWhile",
              false,
              false,
              (w, s) -> s.dropWhile(i -> w.value(site, i) != n),
              (w, s) -> s.dropWhile(i -> w.value(site, i) != n));
      case 9 -> new Step("distinct", false, false, (w, s) -> s.distinct(), (w, s) -> s.distinct());
      case 10 ->
          new Step("sorted", false, false, (w, s) -> s.sorted(ORDER), (w, s) -> s.sorted(ORDER));
      case 11 ->
          new Step(
              "peek",
              false,
              false,
              (w, s) -> s.peek(i -> w.call(site, i)),
              (w, s) -> s.peek(i -> w.call(site, i)));
      case 12 -> window(random, size);
      default ->
          new Step(
              "scan",
              false,
              false,
              (w, s) -> s.scan(n, (a, b) -> a + w.value(site, b)),
              (w, s) -> s.gather(Gatherers.scan(() -> n, (a, b) -> a + w.value(site, b))));
    };
  }

  private static Step window(Random random, int size) {
    return switch (random.nextInt(3)) {
      case 0 ->
          new Step(
              "windowFixed(" + size + ")",
              false,
              false,
              (w, s) -> s.windowFixed(size).map(OraclePlan::sum),
              (w, s) -> s.gather(Gatherers.windowFixed(size)).map(OraclePlan::sum));
      case 1 ->
          new Step(
              "windowSliding(" + size + ")",
              false,
              false,
              (w, s) -> s.windowSliding(size).map(OraclePlan::sum),
              (w, s) -> s.gather(Gatherers.windowSliding(size)).map(OraclePlan::sum));
      default ->
          new Step(
              "gather(windowFixed(" + size + "))",
              false,
              false,
              (w, s) -> s.gather(Gatherers.windowFixed(size)).map(OraclePlan::sum),
              (w, s) -> s.gather(Gatherers.windowFixed(size)).map(OraclePlan::sum));
    };
  }

  private static End end(Random random, int site) {
    int n = random.nextInt(6);
    return switch (random.nextInt(12)) {
      case 0 -> new End("count", false, (w, s) -> s.count(), (w, s) -> s.count());
      case 1 ->
          new End(
              "reduce",
              false,
              (w, s) -> s.reduce((a, b) -> w.value(site, a) * 3 + w.value(site, b)),
              (w, s) -> s.reduce((a, b) -> w.value(site, a) * 3 + w.value(site, b)));
      case 2 ->
          new End(
              "groupingBy",
              false,
              (w, s) -> s.collect(Collectors.groupingBy(i -> w.value(site, i) % 3)),
              (w, s) -> s.collect(Collectors.groupingBy(i -> w.value(site, i) % 3)));
      case 3 ->
          new End(
              "anyMatch",
              true,
              (w, s) -> s.anyMatch(i -> w.value(site, i) == n),
              (w, s) -> s.anyMatch(i -> w.value(site, i) == n));
      case 4 ->
          new End(
              "allMatch",
              true,
              (w, s) -> s.allMatch(i -> w.value(site, i) != n),
              (w, s) -> s.allMatch(i -> w.value(site, i) != n));
      case 5 ->
          new End(
              "noneMatch",
              true,
              (w, s) -> s.noneMatch(i -> w.value(site, i) == n),
              (w, s) -> s.noneMatch(i -> w.value(site, i) == n));
      case 6 -> new End("findFirst", true, (w, s) -> s.findFirst(), (w, s) -> s.findFirst());
      case 7 -> new End("min", false, (w, s) -> s.min(ORDER), (w, s) -> s.min(ORDER));
      case 8 -> new End("max", false, (w, s) -> s.max(ORDER), (w, s) -> s.max(ORDER));
      default ->
          new End(
              "toList",
              false,
              (w, s) -> s.toList(),
              (w, s) -> new ArrayList<>(Arrays.asList(s.toArray())));
    };
  }

  @Override
  public String toString() {
    return input
        + steps.stream().map(step -> "." + step.text).collect(Collectors.joining())
        + "."
        + end.text
        + (faultySite < 0 ? "" : ", fails at call " + faultyCall + " of site " + faultySite);
  }
}
