package dev.agen.benchmarks.tascalate;

import java.util.function.IntFunction;
import net.tascalate.async.AsyncGenerator;
import net.tascalate.async.CallContext;
import net.tascalate.async.async;

/** Tascalate async/await: yields in a loop. */
public final class TascalateYield implements IntFunction<AsyncGenerator<Integer>> {

  @Override
  public @async AsyncGenerator<Integer> apply(int n) {
    for (int i = 0; i < n; i++) {
      CallContext.yield(i);
    }
    return CallContext.yield();
  }
}
