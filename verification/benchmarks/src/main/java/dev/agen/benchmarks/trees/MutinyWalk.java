package dev.agen.benchmarks.trees;

import io.smallrye.mutiny.Multi;

/** Mutiny: concatenating the children's walks. */
public final class MutinyWalk {

  private MutinyWalk() {}

  /**
   * Walks.
   *
   * @param root where from
   * @return the hash of the values
   */
  public static long concatenate(Node root) {
    return multi(root).collect().in(Hash::new, Hash::add).await().indefinitely().get();
  }

  private static Multi<Integer> multi(Node node) {
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().iterable(node.values()),
            Multi.createFrom()
                .iterable(node.children())
                .onItem()
                .transformToMultiAndConcatenate(MutinyWalk::multi));
  }
}
