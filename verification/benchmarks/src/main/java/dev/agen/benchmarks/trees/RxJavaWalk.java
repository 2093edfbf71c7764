package dev.agen.benchmarks.trees;

import io.reactivex.rxjava3.core.Flowable;

/** RxJava: concatenating the children's walks. */
public final class RxJavaWalk {

  private RxJavaWalk() {}

  /**
   * Walks.
   *
   * @param root where from
   * @return the hash of the values
   */
  public static long concatMap(Node root) {
    return flow(root).reduce(0L, Hash::of).blockingGet();
  }

  private static Flowable<Integer> flow(Node node) {
    return Flowable.fromIterable(node.values())
        .concatWith(Flowable.fromIterable(node.children()).concatMap(RxJavaWalk::flow));
  }
}
