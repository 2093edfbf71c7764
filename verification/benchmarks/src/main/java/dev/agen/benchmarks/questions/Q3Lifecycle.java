package dev.agen.benchmarks.questions;

import dev.agen.benchmarks.lives.AgenLife;
import dev.agen.benchmarks.lives.HandWrittenLife;
import dev.agen.benchmarks.lives.KotlinLife;
import dev.agen.benchmarks.lives.Life;
import dev.agen.benchmarks.lives.MutinyLife;
import dev.agen.benchmarks.lives.PekkoLife;
import dev.agen.benchmarks.lives.ReactorLife;
import dev.agen.benchmarks.lives.RxJavaLife;
import dev.agen.benchmarks.lives.StreamLife;
import dev.agen.benchmarks.lives.ThreadLife;
import dev.agen.benchmarks.shared.OnVirtual;
import dev.agen.benchmarks.tascalate.TascalateLife;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * What does a generator cost besides its elements? What it holds while it is suspended is measured
 * by {@code Footprint}.
 */
public class Q3Lifecycle {

  static final int GENERATORS = 100;

  private Q3Lifecycle() {}

  /** Creating one that is never started. */
  @OperationsPerInvocation(GENERATORS)
  public static class Create extends CheckedBenchmark {

    /** A field, so that what is created is not optimized away. */
    private final Object[] kept = new Object[GENERATORS];

    @Override
    protected long expected() {
      return GENERATORS;
    }

    @Benchmark
    public long iterator_handWritten() {
      return HandWrittenLife.create(kept);
    }

    @Benchmark
    public long agen_generator() {
      return AgenLife.create(kept);
    }

    @Benchmark
    public long agen_stackfulGenerator() {
      return agen_generator();
    }

    @Benchmark
    public long kotlin_sequence() {
      return KotlinLife.createSequences(kept);
    }

    @Benchmark
    public long kotlin_flow() {
      return KotlinLife.createFlows(kept);
    }

    @Benchmark
    public long reactor_generate() {
      return ReactorLife.create(kept);
    }

    @Benchmark
    public long rxjava_generate() {
      return RxJavaLife.create(kept);
    }

    @Benchmark
    public long mutiny_generator() {
      return MutinyLife.create(kept);
    }

    @Benchmark
    public long pekko_source() {
      return PekkoLife.create(kept);
    }

    @Benchmark
    public long stream_iterate() {
      return StreamLife.create(kept);
    }

    @Benchmark
    public long tascalate_generator() {
      return TascalateLife.create(kept, Life.END);
    }

    @Benchmark
    public long jox_channel() {
      return ThreadLife.create(kept, ThreadLife.Handover::channel);
    }

    @Benchmark
    public long vthread_synchronousQueue() {
      return ThreadLife.create(kept, ThreadLife.Handover::queue);
    }
  }

  /** Opening one, fetching its first element, dropping it: its body has nothing to clean up. */
  @OperationsPerInvocation(GENERATORS)
  public static class Started extends CheckedBenchmark {

    @Override
    protected long expected() {
      return GENERATORS;
    }

    @Benchmark
    public long iterator_handWritten() {
      return HandWrittenLife.first(GENERATORS);
    }

    @Benchmark
    public long agen_generator() {
      return AgenLife.started(GENERATORS);
    }

    @Benchmark
    public long kotlin_sequence() {
      return KotlinLife.firstOfSequences(GENERATORS);
    }

    @Benchmark
    public long stream_iterate() {
      return StreamLife.first(GENERATORS);
    }
  }

  /** Opening one, fetching its first element, closing it. */
  @OperationsPerInvocation(GENERATORS)
  public static class FirstElement extends CheckedBenchmark {

    @Override
    protected long expected() {
      return GENERATORS;
    }

    @Benchmark
    public long iterator_handWritten() {
      return HandWrittenLife.first(GENERATORS);
    }

    @Benchmark
    public long agen_generator() {
      return AgenLife.first(GENERATORS);
    }

    @Benchmark
    public long agen_generatorOnVirtual() {
      return OnVirtual.run(this::agen_generator);
    }

    @Benchmark
    public long agen_stackfulGenerator() {
      return agen_generator();
    }

    @Benchmark
    public long agen_stackfulGeneratorOnVirtual() {
      return agen_generatorOnVirtual();
    }

    @Benchmark
    public long kotlin_sequence() {
      return KotlinLife.firstOfSequences(GENERATORS);
    }

    @Benchmark
    public long kotlin_flow() {
      return KotlinLife.firstOfFlows(GENERATORS);
    }

    @Benchmark
    public long kotlin_channel() {
      return KotlinLife.firstOfChannels(GENERATORS);
    }

    @Benchmark
    public long reactor_generate() {
      return ReactorLife.first(GENERATORS);
    }

    @Benchmark
    public long rxjava_generate() {
      return RxJavaLife.first(GENERATORS);
    }

    @Benchmark
    public long mutiny_generator() {
      return MutinyLife.first(GENERATORS);
    }

    @Benchmark
    public long pekko_source() {
      return PekkoLife.first(GENERATORS);
    }

    @Benchmark
    public long stream_iterate() {
      return StreamLife.first(GENERATORS);
    }

    @Benchmark
    public long tascalate_generator() {
      return GENERATORS + TascalateLife.take(GENERATORS, Life.END, 1, () -> {});
    }

    @Benchmark
    public long jox_channel() {
      return ThreadLife.first(GENERATORS, ThreadLife.Handover::channel);
    }

    @Benchmark
    public long jox_channelOnVirtual() {
      return OnVirtual.run(this::jox_channel);
    }

    @Benchmark
    public long vthread_synchronousQueue() {
      return ThreadLife.first(GENERATORS, ThreadLife.Handover::queue);
    }

    @Benchmark
    public long vthread_synchronousQueueOnVirtual() {
      return OnVirtual.run(this::vthread_synchronousQueue);
    }
  }

  /** Fetching five of ten elements, and closing, so that the body cleans up. */
  @OperationsPerInvocation(GENERATORS)
  public static class CloseHalfway extends CheckedBenchmark {

    @Override
    protected long expected() {
      return GENERATORS * (long) Life.ANSWER;
    }

    @Benchmark
    public long iterator_handWritten() {
      return HandWrittenLife.half(GENERATORS);
    }

    @Benchmark
    public long agen_generator() {
      return AgenLife.half(GENERATORS);
    }

    @Benchmark
    public long agen_generatorOnVirtual() {
      return OnVirtual.run(this::agen_generator);
    }

    @Benchmark
    public long agen_stackfulGenerator() {
      return agen_generator();
    }

    @Benchmark
    public long agen_stackfulGeneratorOnVirtual() {
      return agen_generatorOnVirtual();
    }

    @Benchmark
    public long kotlin_flow() {
      return KotlinLife.halfOfFlows(GENERATORS);
    }

    @Benchmark
    public long kotlin_channel() {
      return KotlinLife.halfOfChannels(GENERATORS);
    }

    @Benchmark
    public long reactor_generate() {
      return ReactorLife.half(GENERATORS);
    }

    @Benchmark
    public long rxjava_generate() {
      return RxJavaLife.half(GENERATORS);
    }

    @Benchmark
    public long mutiny_generator() {
      return MutinyLife.half(GENERATORS);
    }

    @Benchmark
    public long pekko_source() {
      return PekkoLife.half(GENERATORS);
    }

    @Benchmark
    public long stream_iterate() {
      return StreamLife.half(GENERATORS);
    }

    @Benchmark
    public long tascalate_generator() {
      Life life = new Life();
      return life.answer(TascalateLife.take(GENERATORS, Life.END, Life.HALF, life::cleanUp));
    }

    @Benchmark
    public long jox_channel() {
      return ThreadLife.half(GENERATORS, ThreadLife.Handover::channel);
    }

    @Benchmark
    public long jox_channelOnVirtual() {
      return OnVirtual.run(this::jox_channel);
    }

    @Benchmark
    public long vthread_synchronousQueue() {
      return ThreadLife.half(GENERATORS, ThreadLife.Handover::queue);
    }

    @Benchmark
    public long vthread_synchronousQueueOnVirtual() {
      return OnVirtual.run(this::vthread_synchronousQueue);
    }
  }
}
