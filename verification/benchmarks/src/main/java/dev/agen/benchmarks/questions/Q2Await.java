package dev.agen.benchmarks.questions;

import dev.agen.benchmarks.awaits.AgenAwaits;
import dev.agen.benchmarks.awaits.Callbacks;
import dev.agen.benchmarks.awaits.Joining;
import dev.agen.benchmarks.awaits.KotlinAwaits;
import dev.agen.benchmarks.awaits.MutinyAwaits;
import dev.agen.benchmarks.awaits.PekkoAwaits;
import dev.agen.benchmarks.awaits.ReactorAwaits;
import dev.agen.benchmarks.awaits.RxJavaAwaits;
import dev.agen.benchmarks.awaits.Stages;
import dev.agen.benchmarks.shared.OnVirtual;
import dev.agen.benchmarks.tascalate.TascalateAwaits;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What does an await cost? */
public class Q2Await {

  private Q2Await() {}

  /** Awaits a thousand stages. */
  @OperationsPerInvocation(AwaitStages.STAGES)
  public abstract static class AwaitStages extends CheckedBenchmark {

    static final int STAGES = 1_000;

    /**
     * {@return a stage}
     *
     * @param value its value
     */
    abstract CompletableFuture<Integer> stage(int value);

    private final IntFunction<CompletableFuture<Integer>> stages = this::stage;

    @Override
    protected long expected() {
      return STAGES * (STAGES - 1L) / 2;
    }

    @Benchmark
    public long future_handWritten() {
      return Joining.join(STAGES, stages);
    }

    @Benchmark
    public long agen_coroutine() {
      return AgenAwaits.stages(STAGES, stages);
    }

    @Benchmark
    public long agen_coroutineOnVirtual() {
      return OnVirtual.run(this::agen_coroutine);
    }

    @Benchmark
    public long vthread_join() {
      return OnVirtual.run(this::future_handWritten);
    }

    @Benchmark
    public long kotlin_suspend() {
      return KotlinAwaits.stages(STAGES, stages);
    }

    @Benchmark
    public long reactor_mono() {
      return ReactorAwaits.stages(STAGES, stages);
    }

    @Benchmark
    public long rxjava_single() {
      return RxJavaAwaits.stages(STAGES, stages);
    }

    @Benchmark
    public long mutiny_uni() {
      return MutinyAwaits.stages(STAGES, stages);
    }

    @Benchmark
    public long pekko_mapAsync() {
      return PekkoAwaits.stages(STAGES, stages);
    }

    @Benchmark
    public long tascalate_await() {
      return TascalateAwaits.stages(STAGES, stages);
    }
  }

  /** Stages that are complete. */
  public static class CompletedStage extends AwaitStages {
    @Override
    CompletableFuture<Integer> stage(int value) {
      return Stages.completed(value);
    }
  }

  /** Stages that another thread completes. */
  public static class OtherThread extends AwaitStages {
    @Override
    CompletableFuture<Integer> stage(int value) {
      return Stages.elsewhere(value);
    }
  }

  /**
   * Stages that another thread completes, driven asynchronously. In all variants the same platform
   * thread completes the stages, one at a time, and the benchmark's thread waits for the result
   * alone. All are resumed in the same pool, but for the virtual thread, which has its scheduler's,
   * and for those in place, which the completing thread resumes itself.
   */
  @OperationsPerInvocation(AwaitStages.STAGES)
  public static class DrivenAsynchronously extends CheckedBenchmark {

    @Override
    protected long expected() {
      return AwaitStages.STAGES * (AwaitStages.STAGES - 1L) / 2;
    }

    @Benchmark
    public long future_handWritten() {
      return Callbacks.sum(AwaitStages.STAGES, Stages::elsewhere, Stages.POOL);
    }

    @Benchmark
    public long agen_coroutine() {
      return AgenAwaits.started(AwaitStages.STAGES, Stages::elsewhere, Stages.POOL);
    }

    @Benchmark
    public long agen_start() {
      return AgenAwaits.started(AwaitStages.STAGES, Stages::elsewhere);
    }

    @Benchmark
    public long agen_inPlace() {
      return AgenAwaits.started(AwaitStages.STAGES, Stages::elsewhere, Runnable::run);
    }

    @Benchmark
    public long agen_generator() {
      return AgenAwaits.generated(AwaitStages.STAGES, Stages::elsewhere, Stages.POOL);
    }

    @Benchmark
    public long agen_stackfulCoroutine() {
      return agen_coroutine();
    }

    @Benchmark
    public long kotlin_suspend() {
      return KotlinAwaits.pooled(AwaitStages.STAGES, Stages::elsewhere, Stages.POOL);
    }

    @Benchmark
    public long kotlin_inPlace() {
      return KotlinAwaits.inPlace(AwaitStages.STAGES, Stages::elsewhere);
    }

    @Benchmark
    public long kotlin_generator() {
      return KotlinAwaits.flow(AwaitStages.STAGES, Stages::elsewhere, Stages.POOL);
    }

    @Benchmark
    public long vthread_join() {
      return OnVirtual.run(() -> Joining.join(AwaitStages.STAGES, Stages::elsewhere));
    }
  }

  /** A chain of ten coroutines. The score is nanoseconds per chain. */
  @OperationsPerInvocation(ChainOfTen.CHAINS)
  public static class ChainOfTen extends CheckedBenchmark {

    static final int CHAINS = 100;

    @Override
    protected long expected() {
      return (long) CHAINS * Stages.CHAIN;
    }

    @Benchmark
    public long method_handWritten() {
      return Joining.calls(CHAINS);
    }

    @Benchmark
    public long future_thenCompose() {
      return Joining.compositions(CHAINS);
    }

    @Benchmark
    public long agen_coroutine() {
      return AgenAwaits.chains(CHAINS);
    }

    @Benchmark
    public long agen_coroutineOnVirtual() {
      return OnVirtual.run(this::agen_coroutine);
    }

    @Benchmark
    public long vthread_join() {
      return Joining.threads(CHAINS);
    }

    @Benchmark
    public long kotlin_suspend() {
      return KotlinAwaits.suspendChains(CHAINS);
    }

    @Benchmark
    public long kotlin_async() {
      return KotlinAwaits.asyncChains(CHAINS);
    }

    @Benchmark
    public long reactor_mono() {
      return ReactorAwaits.chains(CHAINS);
    }

    @Benchmark
    public long rxjava_single() {
      return RxJavaAwaits.chains(CHAINS);
    }

    @Benchmark
    public long mutiny_uni() {
      return MutinyAwaits.chains(CHAINS);
    }

    @Benchmark
    public long tascalate_await() {
      return TascalateAwaits.chains(CHAINS, Stages.CHAIN);
    }
  }
}
