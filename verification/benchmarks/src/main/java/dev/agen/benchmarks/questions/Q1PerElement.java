package dev.agen.benchmarks.questions;

import dev.agen.benchmarks.elements.AgenAwaitAndYield;
import dev.agen.benchmarks.elements.AgenReply;
import dev.agen.benchmarks.elements.AgenSums;
import dev.agen.benchmarks.elements.AgenYield;
import dev.agen.benchmarks.elements.Copies;
import dev.agen.benchmarks.elements.HandWritten;
import dev.agen.benchmarks.elements.JoxBuffered;
import dev.agen.benchmarks.elements.JoxChannel;
import dev.agen.benchmarks.elements.KotlinAwaitAndYield;
import dev.agen.benchmarks.elements.KotlinChannel;
import dev.agen.benchmarks.elements.KotlinFlow;
import dev.agen.benchmarks.elements.KotlinSequence;
import dev.agen.benchmarks.elements.KotlinSums;
import dev.agen.benchmarks.elements.KotlinSuspend;
import dev.agen.benchmarks.elements.MutinyEmitter;
import dev.agen.benchmarks.elements.MutinyGenerator;
import dev.agen.benchmarks.elements.PekkoUnfold;
import dev.agen.benchmarks.elements.ReactorCreate;
import dev.agen.benchmarks.elements.ReactorGenerate;
import dev.agen.benchmarks.elements.RxJavaGenerate;
import dev.agen.benchmarks.elements.StreamGatherer;
import dev.agen.benchmarks.elements.StreamIterate;
import dev.agen.benchmarks.elements.Sums;
import dev.agen.benchmarks.elements.VirtualParkUnpark;
import dev.agen.benchmarks.elements.VirtualSynchronousQueue;
import dev.agen.benchmarks.shared.OnVirtual;
import dev.agen.benchmarks.tascalate.TascalateSums;
import dev.agen.benchmarks.tascalate.TascalateYield;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * What does an element cost? Eight bodies yield a thousand numbers each, one body after the other;
 * somebody sums them up. Either it is the same body eight times, or eight different ones, which
 * pollute the profile of all code that they share (see {@link Copies}).
 */
@OperationsPerInvocation(Q1PerElement.BODIES * Q1PerElement.EACH)
public class Q1PerElement extends CheckedBenchmark {

  static final int BODIES = 8;
  static final int EACH = 1_000;

  /** Not a constant, so that a test can do with less. */
  int each = EACH;

  /** How many different bodies there are. */
  @Param({"1", "8"})
  public int bodies;

  private Object copies;

  @Override
  protected long expected() {
    return BODIES * (each * (each - 1L) / 2);
  }

  @Benchmark
  public long iterator_handWritten() {
    return sum(HandWritten.class, Sums::forLoop);
  }

  @Benchmark
  public long agen_forLoop() {
    return sum(AgenYield.class, AgenSums::forLoop);
  }

  @Benchmark
  public long agen_forLoopOnVirtual() {
    return OnVirtual.run(this::agen_forLoop);
  }

  @Benchmark
  public long agen_stackfulForLoop() {
    return agen_forLoop();
  }

  @Benchmark
  public long agen_stackfulForLoopOnVirtual() {
    return agen_forLoopOnVirtual();
  }

  @Benchmark
  public long agen_awaitAndYield() {
    return sum(AgenAwaitAndYield.class, AgenSums::forLoop);
  }

  @Benchmark
  public long agen_anextAwait() {
    return sum(AgenYield.class, AgenSums::anextAwait);
  }

  @Benchmark
  public long agen_anextAwaitOnVirtual() {
    return OnVirtual.run(this::agen_anextAwait);
  }

  @Benchmark
  public long agen_forEach() {
    return sum(AgenYield.class, AgenSums::forEach);
  }

  @Benchmark
  public long agen_forEachOnVirtual() {
    return OnVirtual.run(this::agen_forEach);
  }

  @Benchmark
  public long agen_asend() {
    return sum(AgenReply.class, AgenSums::asend);
  }

  @Benchmark
  public long agen_asendOnVirtual() {
    return OnVirtual.run(this::agen_asend);
  }

  @Benchmark
  public long kotlin_sequence() {
    return sum(KotlinSequence.class, KotlinSums::forLoop);
  }

  @Benchmark
  public long kotlin_flow() {
    return sum(KotlinFlow.class, KotlinSums::collect);
  }

  @Benchmark
  public long kotlin_awaitAndYield() {
    return sum(KotlinAwaitAndYield.class, KotlinSums::collect);
  }

  @Benchmark
  public long kotlin_channel() {
    return sum(KotlinChannel.class, KotlinSums::receive);
  }

  @Benchmark
  public long kotlin_suspend() {
    return sum(KotlinSuspend.class, KotlinSums::call);
  }

  @Benchmark
  public long reactor_generate() {
    return sum(ReactorGenerate.class, Sums::subscribe);
  }

  @Benchmark
  public long reactor_create() {
    return sum(ReactorCreate.class, Sums::subscribe);
  }

  @Benchmark
  public long reactor_toIterable() {
    return sum(ReactorGenerate.class, Sums::toIterable);
  }

  @Benchmark
  public long rxjava_generate() {
    return sum(RxJavaGenerate.class, Sums::subscribe);
  }

  @Benchmark
  public long mutiny_generator() {
    return sum(MutinyGenerator.class, Sums::subscribe);
  }

  @Benchmark
  public long mutiny_emitter() {
    return sum(MutinyEmitter.class, Sums::subscribe);
  }

  @Benchmark
  public long pekko_source() {
    return sum(PekkoUnfold.class, Sums::fold);
  }

  @Benchmark
  public long tascalate_generator() {
    return sum(TascalateYield.class, TascalateSums::await);
  }

  @Benchmark
  public long stream_gatherers() {
    return sum(StreamGatherer.class, Sums::forEach);
  }

  @Benchmark
  public long stream_iterator() {
    return sum(StreamIterate.class, Sums::iterator);
  }

  @Benchmark
  public long jox_channel() {
    return sum(JoxChannel.class, Sums::receive);
  }

  @Benchmark
  public long jox_channelOnVirtual() {
    return OnVirtual.run(this::jox_channel);
  }

  @Benchmark
  public long jox_bufferedChannel() {
    return sum(JoxBuffered.class, Sums::receive);
  }

  @Benchmark
  public long jox_bufferedChannelOnVirtual() {
    return OnVirtual.run(this::jox_bufferedChannel);
  }

  @Benchmark
  public long vthread_synchronousQueue() {
    return sum(VirtualSynchronousQueue.class, Sums::forLoop);
  }

  @Benchmark
  public long vthread_synchronousQueueOnVirtual() {
    return OnVirtual.run(this::vthread_synchronousQueue);
  }

  @Benchmark
  public long vthread_parkUnpark() {
    return sum(VirtualParkUnpark.class, Sums::forLoop);
  }

  @Benchmark
  public long vthread_parkUnparkOnVirtual() {
    return OnVirtual.run(this::vthread_parkUnpark);
  }

  @SuppressWarnings("unchecked") // one trial asks for one class only
  private <X> long sum(Class<? extends IntFunction<X>> body, ToLongFunction<X> consumer) {
    if (copies == null) {
      copies = Copies.of(body, BODIES, bodies > 1);
    }
    long sum = 0;
    for (IntFunction<X> copy : (List<IntFunction<X>>) copies) {
      sum += consumer.applyAsLong(copy.apply(each));
    }
    return sum;
  }
}
