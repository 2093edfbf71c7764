package dev.agen.benchmarks.questions;

import dev.agen.benchmarks.pipelines.AgenPipeline;
import dev.agen.benchmarks.pipelines.KotlinPipeline;
import dev.agen.benchmarks.pipelines.LoopPipeline;
import dev.agen.benchmarks.pipelines.MutinyPipeline;
import dev.agen.benchmarks.pipelines.Operators;
import dev.agen.benchmarks.pipelines.PekkoPipeline;
import dev.agen.benchmarks.pipelines.ReactorPipeline;
import dev.agen.benchmarks.pipelines.RxJavaPipeline;
import dev.agen.benchmarks.pipelines.StreamPipeline;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * What does a pipeline cost? map, filter, flatMap, windowFixed and take over ten thousand elements.
 * With {@code -p operators=MAP,FILTER,…} each operator alone.
 */
@OperationsPerInvocation(Q5Pipelines.ELEMENTS)
public class Q5Pipelines extends CheckedBenchmark {

  static final int ELEMENTS = 10_000;

  /** Which operators there are. */
  @Param("ALL")
  public Operators operators;

  @Override
  protected long expected() {
    return LoopPipeline.run(operators, ELEMENTS);
  }

  @Benchmark
  public long agen_stream() {
    return AgenPipeline.run(operators, ELEMENTS);
  }

  @Benchmark
  public long agen_streamInLoop() {
    return AgenPipeline.loop(operators, ELEMENTS);
  }

  @Benchmark
  public long loop_handWritten() {
    return LoopPipeline.run(operators, ELEMENTS);
  }

  @Benchmark
  public long stream_gatherers() {
    return StreamPipeline.run(operators, ELEMENTS);
  }

  @Benchmark
  public long kotlin_sequence() {
    return KotlinPipeline.sequence(operators, ELEMENTS);
  }

  @Benchmark
  public long kotlin_flow() {
    return KotlinPipeline.flow(operators, ELEMENTS);
  }

  @Benchmark
  public long reactor_flux() {
    return ReactorPipeline.run(operators, ELEMENTS);
  }

  @Benchmark
  public long rxjava_flowable() {
    return RxJavaPipeline.run(operators, ELEMENTS);
  }

  @Benchmark
  public long mutiny_multi() {
    return MutinyPipeline.run(operators, ELEMENTS);
  }

  @Benchmark
  public long pekko_source() {
    return PekkoPipeline.run(operators, ELEMENTS);
  }
}
