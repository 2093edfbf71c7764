package dev.agen.benchmarks.questions;

import dev.agen.benchmarks.elements.AgenSums;
import dev.agen.benchmarks.elements.KotlinSums;
import dev.agen.benchmarks.large.AgenLarge;
import dev.agen.benchmarks.large.HandWrittenLarge;
import dev.agen.benchmarks.large.KotlinLarge;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * What does an element of a large body cost? HotSpot compiles no method of more than 8,000 bytes,
 * and a state machine is one method: with ten yields it is far below, with eighty and five locals
 * that live across all of them it may be above.
 */
@OperationsPerInvocation(Q10LargeBodies.ELEMENTS)
public class Q10LargeBodies extends CheckedBenchmark {

  static final int ELEMENTS = 8_000;
  private static final int TEN = 10;
  private static final int EIGHTY = 80;

  /** How many yields are in the body. */
  @Param({"10", "80"})
  public int yields;

  @Override
  protected long expected() {
    int[] last = {1, 2, 3, 4, 5};
    long sum = 0;
    for (int i = 0; i < ELEMENTS; i++) {
      last[i % last.length] += last[(i + last.length - 1) % last.length];
      sum += last[i % last.length];
    }
    return sum;
  }

  @Benchmark
  public long iterator_handWritten() {
    return HandWrittenLarge.sum(ELEMENTS);
  }

  @Benchmark
  public long agen_forLoop() {
    return AgenSums.forLoop(
        yields == TEN ? AgenLarge.ten(ELEMENTS / TEN) : AgenLarge.eighty(ELEMENTS / EIGHTY));
  }

  @Benchmark
  public long agen_stackfulForLoop() {
    return agen_forLoop();
  }

  @Benchmark
  public long kotlin_sequence() {
    return KotlinSums.forLoop(
        yields == TEN ? KotlinLarge.ten(ELEMENTS / TEN) : KotlinLarge.eighty(ELEMENTS / EIGHTY));
  }
}
