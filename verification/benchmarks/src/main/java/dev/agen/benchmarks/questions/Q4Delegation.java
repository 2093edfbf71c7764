package dev.agen.benchmarks.questions;

import dev.agen.benchmarks.shared.OnVirtual;
import dev.agen.benchmarks.tascalate.TascalateWalk;
import dev.agen.benchmarks.trees.AgenWalk;
import dev.agen.benchmarks.trees.Hash;
import dev.agen.benchmarks.trees.KotlinWalk;
import dev.agen.benchmarks.trees.MutinyWalk;
import dev.agen.benchmarks.trees.Node;
import dev.agen.benchmarks.trees.PekkoWalk;
import dev.agen.benchmarks.trees.ReactorWalk;
import dev.agen.benchmarks.trees.RxJavaWalk;
import dev.agen.benchmarks.trees.StackWalk;
import dev.agen.benchmarks.trees.StreamWalk;
import dev.agen.benchmarks.trees.ThreadWalk;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * What does delegation cost? A recursive walk over a tree with a thousand values, spread evenly
 * over its levels: a value passes through half as many levels as there are.
 *
 * <p>All with a larger stack than a thread has by default: without it the walks of Reactor
 * (concatMap), RxJava and Mutiny end in a StackOverflowError at a depth of 1,000.
 */
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-Xss16m"})
@OperationsPerInvocation(Q4Delegation.VALUES)
public class Q4Delegation extends CheckedBenchmark {

  static final int VALUES = 1_000;

  /** How many levels the tree has. */
  @Param({"1", "10", "100", "1000"})
  public int depth;

  private Node root;

  @Override
  protected void prepare() {
    root = Node.ofDepth(depth, VALUES);
  }

  @Override
  protected long expected() {
    return Hash.ofRange(VALUES);
  }

  @Benchmark
  public long stack_handWritten() {
    return StackWalk.walk(root);
  }

  @Benchmark
  public long agen_yieldFrom() {
    return AgenWalk.yieldFrom(root);
  }

  @Benchmark
  public long agen_yieldFromOnVirtual() {
    return OnVirtual.run(this::agen_yieldFrom);
  }

  @Benchmark
  public long agen_recursiveMethod() {
    return AgenWalk.recursiveMethod(root);
  }

  @Benchmark
  public long agen_recursiveMethodOnVirtual() {
    return OnVirtual.run(this::agen_recursiveMethod);
  }

  @Benchmark
  public long kotlin_yieldAll() {
    return KotlinWalk.yieldAll(root);
  }

  @Benchmark
  public long kotlin_recursiveMethod() {
    return KotlinWalk.recursiveMethod(root);
  }

  @Benchmark
  public long kotlin_emitAll() {
    return KotlinWalk.emitAll(root);
  }

  @Benchmark
  public long reactor_concatMap() {
    return ReactorWalk.concatMap(root);
  }

  @Benchmark
  public long reactor_expandDeep() {
    return ReactorWalk.expandDeep(root);
  }

  @Benchmark
  public long rxjava_concatMap() {
    return RxJavaWalk.concatMap(root);
  }

  @Benchmark
  public long mutiny_concatenate() {
    return MutinyWalk.concatenate(root);
  }

  @Benchmark
  public long pekko_flatMapConcat() {
    return PekkoWalk.flatMapConcat(root);
  }

  @Benchmark
  public long tascalate_yieldSequence() {
    return TascalateWalk.walk(
        root, Node::values, Node::children, (hash, value) -> Hash.of(hash, (int) value));
  }

  @Benchmark
  public long stream_flatMap() {
    return StreamWalk.flatMap(root);
  }

  @Benchmark
  public long stream_mapMulti() {
    return StreamWalk.mapMulti(root);
  }

  @Benchmark
  public long jox_channel() {
    return ThreadWalk.channel(root);
  }

  @Benchmark
  public long jox_channelOnVirtual() {
    return OnVirtual.run(this::jox_channel);
  }

  @Benchmark
  public long vthread_synchronousQueue() {
    return ThreadWalk.synchronousQueue(root);
  }

  @Benchmark
  public long vthread_synchronousQueueOnVirtual() {
    return OnVirtual.run(this::vthread_synchronousQueue);
  }

  /** The same with all values at the innermost level, and many of them: what passing on costs. */
  @Fork(
      value = 3,
      jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-Xss16m"})
  @OperationsPerInvocation(PassedOn.MANY_VALUES)
  public static class PassedOn extends CheckedBenchmark {

    static final int MANY_VALUES = 100_000;

    /** How many levels the tree has. */
    @Param({"1", "10", "100", "1000"})
    public int depth;

    private Node root;

    @Override
    protected void prepare() {
      root = Node.ofLeaf(depth, MANY_VALUES);
    }

    @Override
    protected long expected() {
      return Hash.ofRange(MANY_VALUES);
    }

    @Benchmark
    public long stack_handWritten() {
      return StackWalk.walk(root);
    }

    @Benchmark
    public long agen_yieldFrom() {
      return AgenWalk.yieldFrom(root);
    }

    @Benchmark
    public long agen_recursiveMethod() {
      return AgenWalk.recursiveMethod(root);
    }

    @Benchmark
    public long kotlin_yieldAll() {
      return KotlinWalk.yieldAll(root);
    }

    @Benchmark
    public long kotlin_recursiveMethod() {
      return KotlinWalk.recursiveMethod(root);
    }
  }
}
