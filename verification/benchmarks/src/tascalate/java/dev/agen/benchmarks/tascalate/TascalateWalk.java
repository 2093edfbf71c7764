package dev.agen.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import net.tascalate.async.AsyncGenerator;
import net.tascalate.async.CallContext;
import net.tascalate.async.async;

/**
 * Tascalate async/await: yields generators. It is compiled before the tree, and knows it by
 * functions only.
 */
public final class TascalateWalk {

  private TascalateWalk() {}

  /**
   * Walks.
   *
   * @param <N> the type of a node
   * @param root where from
   * @param values gives the values of a node
   * @param children gives the children of a node
   * @param hash folds a value into a hash
   * @return the hash of the values
   */
  public static <N> long walk(
      N root,
      Function<N, List<Integer>> values,
      Function<N, List<N>> children,
      LongBinaryOperator hash) {
    return hash(generator(root, values, children), hash).toCompletableFuture().join();
  }

  private static @async <N> AsyncGenerator<Integer> generator(
      N node, Function<N, List<Integer>> values, Function<N, List<N>> children) {
    for (Integer value : values.apply(node)) {
      CallContext.yield(value);
    }
    for (N child : children.apply(node)) {
      CallContext.yield(generator(child, values, children));
    }
    return CallContext.yield();
  }

  private static @async CompletionStage<Long> hash(
      AsyncGenerator<Integer> values, LongBinaryOperator operator) {
    long hash = 0;
    try (AsyncGenerator<Integer> generator = values) {
      CompletionStage<Integer> next = generator.next();
      while (next != null) {
        hash = operator.applyAsLong(hash, CallContext.await(next));
        next = generator.next();
      }
    }
    return async(hash);
  }
}
