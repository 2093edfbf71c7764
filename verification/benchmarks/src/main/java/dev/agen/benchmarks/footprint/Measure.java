package dev.agen.benchmarks.footprint;

import dev.agen.benchmarks.timers.Ticks;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The main class of the JVM that measures one of {@link Suspended} or {@link Waiting}. */
public final class Measure {

  private static final int LONG_ENOUGH_MILLIS = 600_000;
  private static final int WARM_UP = 5_000;
  private static final double ROUNDING = 10.0;

  private Measure() {}

  /**
   * Measures, prints one JSON object, and exits.
   *
   * @param args "suspended" or "waiting", the name, and how many generators or streams
   * @throws Exception if that fails
   */
  public static void main(String[] args) throws Exception {
    String name = args[1];
    int count = Integer.parseInt(args[2]);
    Map<String, Object> measured =
        switch (args[0]) {
          case "suspended" ->
              suspended(
                  Suspended.all().stream()
                      .filter(s -> s.name().equals(name))
                      .findAny()
                      .orElseThrow(),
                  count);
          case "waiting" ->
              waiting(
                  Waiting.all().stream().filter(w -> w.name().equals(name)).findAny().orElseThrow(),
                  count);
          default -> throw new IllegalArgumentException(args[0]);
        };
    System.out.println(JsonMapper.shared().writeValueAsString(measured));
    System.exit(0); // do not wait for what was started
  }

  private static Map<String, Object> suspended(Suspended subject, int count) throws Exception {
    Object[] kept = new Object[count];
    Suspended.Resume resume = subject.resume();
    for (int i = 0;
        i < Math.min(count, WARM_UP);
        i++) { // the frames of interpreted code are larger
      Object one = subject.make().call();
      if (resume != null) {
        resume.of(one);
      }
    }
    Heap.used();
    Threads.awaitQuiet();
    long jol = Graph.own(subject.make().call(), subject.make().call());
    long before = Heap.used();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      kept[i] = subject.make().call();
    }
    long made = System.nanoTime() - start;
    Threads.awaitQuiet();
    double each = (double) (Heap.used() - before) / count;
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", subject.name());
    row.put("generators", kept.length);
    row.put("bytesOfHeapEach", rounded(each));
    row.put("bytesByJolEach", jol);
    row.put("megabytesForAMillion", Math.round(each));
    row.put("nanosecondsToMakeEach", Math.round((double) made / count));
    if (resume != null) {
      start = System.nanoTime();
      for (Object suspended : kept) {
        resume.of(suspended);
      }
      row.put("nanosecondsToResumeEach", Math.round((double) (System.nanoTime() - start) / count));
    }
    return row;
  }

  private static Map<String, Object> waiting(Waiting subject, int streams) {
    long _ = subject.run().applyAsLong(new Ticks(1, 1, 1)); // loads classes and starts pools
    long before = Heap.used();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          long _ = subject.run().applyAsLong(new Ticks(streams, 1, LONG_ENOUGH_MILLIS));
        });
    Threads.awaitQuiet();
    double each = (double) (Heap.used() - before) / streams;
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", subject.name());
    row.put("streams", streams);
    row.put("bytesOfHeapEach", rounded(each));
    row.put("platformThreads", Threads.platform());
    row.put("virtualThreads", Threads.virtual());
    return row;
  }

  private static double rounded(double bytes) {
    return Math.round(bytes * ROUNDING) / ROUNDING;
  }
}
