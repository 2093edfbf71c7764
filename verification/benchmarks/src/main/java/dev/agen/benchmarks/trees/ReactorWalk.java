package dev.agen.benchmarks.trees;

import reactor.core.publisher.Flux;

/** Reactor: concatenating, or its own operator for trees. */
public final class ReactorWalk {

  private ReactorWalk() {}

  /**
   * Walks by concatenating the children's walks.
   *
   * @param root where from
   * @return the hash of the values
   */
  public static long concatMap(Node root) {
    return hash(walk(root));
  }

  private static Flux<Integer> walk(Node node) {
    return Flux.fromIterable(node.values())
        .concatWith(Flux.fromIterable(node.children()).concatMap(ReactorWalk::walk));
  }

  /**
   * Walks with {@code expandDeep}.
   *
   * @param root where from
   * @return the hash of the values
   */
  public static long expandDeep(Node root) {
    return hash(
        Flux.just(root)
            .expandDeep(node -> Flux.fromIterable(node.children()))
            .concatMapIterable(Node::values));
  }

  private static long hash(Flux<Integer> walk) {
    return walk.reduce(0L, Hash::of).blockOptional().orElseThrow();
  }
}
