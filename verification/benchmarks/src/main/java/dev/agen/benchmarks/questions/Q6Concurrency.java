package dev.agen.benchmarks.questions;

import dev.agen.benchmarks.concurrency.AgenConcurrency;
import dev.agen.benchmarks.concurrency.HandWrittenConcurrency;
import dev.agen.benchmarks.concurrency.KotlinConcurrency;
import dev.agen.benchmarks.concurrency.MutinyConcurrency;
import dev.agen.benchmarks.concurrency.PekkoConcurrency;
import dev.agen.benchmarks.concurrency.ReactorConcurrency;
import dev.agen.benchmarks.concurrency.RxJavaConcurrency;
import dev.agen.benchmarks.concurrency.StreamConcurrency;
import dev.agen.benchmarks.concurrency.ThreadConcurrency;
import dev.agen.benchmarks.concurrency.Work;
import dev.agen.benchmarks.shared.OnVirtual;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * What does concurrency give and cost? mapConcurrent over work that waits a millisecond and over
 * work that computes, and merging eight sources; with one core and with all there are.
 */
public class Q6Concurrency {

  private Q6Concurrency() {}

  /** mapConcurrent over work that waits. */
  public abstract static class MapWaiting extends CheckedBenchmark {

    private final int elements;

    MapWaiting(int elements) {
      this.elements = elements;
    }

    abstract int inFlight();

    @Override
    protected long expected() {
      return elements * (elements - 1L) / 2;
    }

    @Benchmark
    public long agen_mapConcurrent() {
      return AgenConcurrency.waiting(elements, inFlight());
    }

    @Benchmark
    public long agen_mapConcurrentUnordered() {
      return AgenConcurrency.waitingUnordered(elements, inFlight());
    }

    @Benchmark
    public long future_handWritten() {
      return HandWrittenConcurrency.waiting(elements, inFlight());
    }

    @Benchmark
    public long vthread_semaphore() {
      return ThreadConcurrency.waiting(elements, inFlight());
    }

    @Benchmark
    public long stream_gatherers() {
      return StreamConcurrency.waiting(elements, inFlight());
    }

    @Benchmark
    public long kotlin_flow() {
      return KotlinConcurrency.waiting(elements, inFlight());
    }

    @Benchmark
    public long reactor_flatMap() {
      return ReactorConcurrency.waiting(elements, inFlight());
    }

    @Benchmark
    public long rxjava_flatMapSingle() {
      return RxJavaConcurrency.waiting(elements, inFlight());
    }

    @Benchmark
    public long mutiny_merge() {
      return MutinyConcurrency.waiting(elements, inFlight());
    }

    @Benchmark
    public long pekko_mapAsync() {
      return PekkoConcurrency.waiting(elements, inFlight());
    }
  }

  /** With few in flight. Without any concurrency a score would be 1,000,000 and a bit. */
  @OperationsPerInvocation(Waiting.ELEMENTS)
  public static class Waiting extends MapWaiting {

    static final int ELEMENTS = 160;

    /** How many are in flight. */
    @Param({"1", "16"})
    public int inFlight;

    /** Made by JMH. */
    public Waiting() {
      super(ELEMENTS);
    }

    @Override
    int inFlight() {
      return inFlight;
    }

    @Benchmark
    public long agen_mapConcurrentOnVirtual() {
      return OnVirtual.run(this::agen_mapConcurrent);
    }

    @Benchmark
    public long agen_mapConcurrentUnorderedOnVirtual() {
      return OnVirtual.run(this::agen_mapConcurrentUnordered);
    }

    @Benchmark
    public long stream_gatherersOnVirtual() {
      return OnVirtual.run(this::stream_gatherers);
    }

    @Benchmark
    public long kotlin_flowOnVirtual() {
      return OnVirtual.run(() -> KotlinConcurrency.waitingOnDefault(ELEMENTS, inFlight));
    }

    @Benchmark
    public long reactor_flatMapOnVirtual() {
      return OnVirtual.run(this::reactor_flatMap);
    }
  }

  /** With many in flight. */
  @OperationsPerInvocation(WaitingMany.ELEMENTS)
  public static class WaitingMany extends MapWaiting {

    static final int ELEMENTS = 10_000;

    /** How many are in flight. */
    @Param({"100", "1000", "10000"})
    public int inFlight;

    /** Made by JMH. */
    public WaitingMany() {
      super(ELEMENTS);
    }

    @Override
    int inFlight() {
      return inFlight;
    }
  }

  /** mapConcurrent over work that computes. */
  @OperationsPerInvocation(Computing.ELEMENTS)
  public static class Computing extends CheckedBenchmark {

    static final int ELEMENTS = 1_000;

    /** How many are in flight. */
    @Param("16")
    public int inFlight;

    @Override
    protected long expected() {
      return Work.computeAll(ELEMENTS);
    }

    @Benchmark
    public long agen_mapConcurrent() {
      return AgenConcurrency.computing(ELEMENTS, inFlight);
    }

    @Benchmark
    public long agen_mapConcurrentUnordered() {
      return AgenConcurrency.computingUnordered(ELEMENTS, inFlight);
    }

    @Benchmark
    public long agen_mapConcurrentBody() {
      return AgenConcurrency.computingBody(ELEMENTS, inFlight);
    }

    @Benchmark
    public long agen_mapConcurrentOnVirtual() {
      return OnVirtual.run(this::agen_mapConcurrent);
    }

    @Benchmark
    public long agen_mapConcurrentUnorderedOnVirtual() {
      return OnVirtual.run(this::agen_mapConcurrentUnordered);
    }

    @Benchmark
    public long agen_mapConcurrentBodyOnVirtual() {
      return OnVirtual.run(this::agen_mapConcurrentBody);
    }

    @Benchmark
    public long stream_gatherersOnVirtual() {
      return OnVirtual.run(this::stream_gatherers);
    }

    @Benchmark
    public long kotlin_flowOnVirtual() {
      return OnVirtual.run(() -> KotlinConcurrency.computingOnDefault(ELEMENTS, inFlight));
    }

    @Benchmark
    public long reactor_flatMapOnVirtual() {
      return OnVirtual.run(this::reactor_flatMap);
    }

    @Benchmark
    public long reactor_flatMapSequentialOnVirtual() {
      return OnVirtual.run(this::reactor_flatMapSequential);
    }

    @Benchmark
    public long reactor_flatMapSequential() {
      return ReactorConcurrency.computingInOrder(ELEMENTS, inFlight);
    }

    @Benchmark
    public long executor_handWritten() {
      return HandWrittenConcurrency.computing(ELEMENTS);
    }

    @Benchmark
    public long vthread_semaphore() {
      return ThreadConcurrency.computing(ELEMENTS, inFlight);
    }

    @Benchmark
    public long stream_gatherers() {
      return StreamConcurrency.computing(ELEMENTS, inFlight);
    }

    @Benchmark
    public long kotlin_flow() {
      return KotlinConcurrency.computing(ELEMENTS, inFlight);
    }

    @Benchmark
    public long reactor_flatMap() {
      return ReactorConcurrency.computing(ELEMENTS, inFlight);
    }

    @Benchmark
    public long rxjava_flatMapSingle() {
      return RxJavaConcurrency.computing(ELEMENTS, inFlight);
    }

    @Benchmark
    public long mutiny_merge() {
      return MutinyConcurrency.computing(ELEMENTS, inFlight);
    }

    @Benchmark
    public long pekko_mapAsync() {
      return PekkoConcurrency.computing(ELEMENTS, inFlight);
    }
  }

  /** The same in a JVM that sees one core. */
  @Fork(
      value = 3,
      jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:ActiveProcessorCount=1"})
  public static class ComputingOneCore extends Computing {}

  /** Merging eight sources of a thousand elements, each with a thread or coroutine of its own. */
  @OperationsPerInvocation(Merge.SOURCES * Merge.EACH)
  public static class Merge extends CheckedBenchmark {

    static final int SOURCES = 8;
    static final int EACH = 1_000;

    @Override
    protected long expected() {
      return SOURCES * (EACH * (EACH - 1L) / 2);
    }

    @Benchmark
    public long agen_merge() {
      return AgenConcurrency.merge(SOURCES, EACH);
    }

    @Benchmark
    public long agen_mergeOnVirtual() {
      return OnVirtual.run(this::agen_merge);
    }

    @Benchmark
    public long agen_mergeBodies() {
      return AgenConcurrency.mergeBodies(SOURCES, EACH);
    }

    @Benchmark
    public long agen_mergeBodiesOnVirtual() {
      return OnVirtual.run(this::agen_mergeBodies);
    }

    @Benchmark
    public long reactor_mergeOnVirtual() {
      return OnVirtual.run(this::reactor_merge);
    }

    @Benchmark
    public long kotlin_flowOnVirtual() {
      return OnVirtual.run(() -> KotlinConcurrency.mergeFlowsOnDefault(SOURCES, EACH));
    }

    @Benchmark
    public long vthread_handWritten() {
      return HandWrittenConcurrency.merge(SOURCES, EACH);
    }

    @Benchmark
    public long vthread_handWrittenOnVirtual() {
      return OnVirtual.run(this::vthread_handWritten);
    }

    @Benchmark
    public long kotlin_flow() {
      return KotlinConcurrency.mergeFlows(SOURCES, EACH);
    }

    @Benchmark
    public long kotlin_channel() {
      return KotlinConcurrency.mergeInChannel(SOURCES, EACH);
    }

    @Benchmark
    public long reactor_merge() {
      return ReactorConcurrency.merge(SOURCES, EACH);
    }

    @Benchmark
    public long rxjava_merge() {
      return RxJavaConcurrency.merge(SOURCES, EACH);
    }

    @Benchmark
    public long mutiny_merge() {
      return MutinyConcurrency.merge(SOURCES, EACH);
    }

    @Benchmark
    public long pekko_merge() {
      return PekkoConcurrency.merge(SOURCES, EACH);
    }

    @Benchmark
    public long jox_channel() {
      return ThreadConcurrency.merge(SOURCES, EACH);
    }

    @Benchmark
    public long jox_channelOnVirtual() {
      return OnVirtual.run(this::jox_channel);
    }
  }

  /** The same in a JVM that sees one core. */
  @Fork(
      value = 3,
      jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:ActiveProcessorCount=1"})
  public static class MergeOneCore extends Merge {}
}
