package dev.agen.benchmarks.questions;

import dev.agen.benchmarks.shared.Later;
import dev.agen.benchmarks.tascalate.TascalateTicks;
import dev.agen.benchmarks.timers.AgenTicks;
import dev.agen.benchmarks.timers.KotlinTicks;
import dev.agen.benchmarks.timers.MutinyTicks;
import dev.agen.benchmarks.timers.PekkoTicks;
import dev.agen.benchmarks.timers.ReactorTicks;
import dev.agen.benchmarks.timers.RxJavaTicks;
import dev.agen.benchmarks.timers.ThreadTicks;
import dev.agen.benchmarks.timers.Ticks;
import dev.agen.benchmarks.timers.TimerTicks;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What do streams cost that wait? Ten thousand at the same time, each of which waits 20 ms before
 * each of five elements. If nothing but the waiting took time, a score would be 2,000. What they
 * hold meanwhile is measured by {@code Footprint}.
 */
@OperationsPerInvocation(Q7Waiting.STREAMS * Q7Waiting.ELEMENTS)
public class Q7Waiting extends CheckedBenchmark {

  static final int STREAMS = 10_000;
  static final int ELEMENTS = 5;
  private static final int MILLIS = 20;

  /** Not a constant, so that a test can do with less. */
  Ticks ticks = new Ticks(STREAMS, ELEMENTS, MILLIS);

  @Override
  protected long expected() {
    return ticks.sum();
  }

  /** The threads of the operating system; virtual ones are not counted. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Threads {
    private static final ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();

    /** The most that were alive at the same time. */
    public long platformThreads;

    /** Starts counting. */
    @Setup(Level.Iteration)
    public void reset() {
      BEAN.resetPeakThreadCount();
    }

    /** Reads the count. */
    @TearDown(Level.Iteration)
    public void read() {
      platformThreads = BEAN.getPeakThreadCount();
    }
  }

  @Benchmark
  public long timer_handWritten(Threads threads) {
    return TimerTicks.run(ticks);
  }

  @Benchmark
  public long agen_await(Threads threads) {
    return AgenTicks.run(ticks);
  }

  @Benchmark
  public long agen_stackfulAwait(Threads threads) {
    return AgenTicks.run(ticks);
  }

  @Benchmark
  public long kotlin_flow(Threads threads) {
    return KotlinTicks.flows(ticks);
  }

  @Benchmark
  public long kotlin_channel(Threads threads) {
    return KotlinTicks.channels(ticks);
  }

  @Benchmark
  public long reactor_interval(Threads threads) {
    return ReactorTicks.run(ticks);
  }

  @Benchmark
  public long rxjava_interval(Threads threads) {
    return RxJavaTicks.run(ticks);
  }

  @Benchmark
  public long mutiny_ticks(Threads threads) {
    return MutinyTicks.run(ticks);
  }

  @Benchmark
  public long pekko_tick(Threads threads) {
    return PekkoTicks.run(ticks);
  }

  @Benchmark
  public long tascalate_generator(Threads threads) {
    return TascalateTicks.run(
        ticks.streams(), ticks.elements(), i -> Later.after(ticks.millis(), i));
  }

  @Benchmark
  public long jox_channel(Threads threads) {
    return ThreadTicks.channel(ticks);
  }

  @Benchmark
  public long vthread_sleep(Threads threads) {
    return ThreadTicks.sleep(ticks);
  }
}
