package dev.agen.benchmarks.footprint;

import org.openjdk.jol.info.GraphLayout;

/** Object graphs as JOL sees them. */
final class Graph {

  private Graph() {}

  /**
   * {@return the bytes that can be reached from one object and not from another one of its kind:
   * what the object has for itself, without what all of its kind share}
   *
   * @param one an object
   * @param other another one of its kind
   */
  static long own(Object one, Object other) {
    long both = GraphLayout.parseInstance(one, other).totalSize();
    return both - GraphLayout.parseInstance(other).totalSize();
  }
}
