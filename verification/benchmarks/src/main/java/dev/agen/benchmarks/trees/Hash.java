package dev.agen.benchmarks.trees;

/** The hash of a sequence; depends on the order. */
public final class Hash {

  private long hash;

  /** Creates the hash of the empty sequence. */
  public Hash() {}

  /**
   * {@return the hash of the sequence with one more value}
   *
   * @param hash the hash of the sequence
   * @param value the value
   */
  public static long of(long hash, int value) {
    return 31 * hash + value;
  }

  /**
   * {@return the hash of the numbers from 0 up}
   *
   * @param size how many numbers
   */
  public static long ofRange(int size) {
    Hash hash = new Hash();
    for (int i = 0; i < size; i++) {
      hash.add(i);
    }
    return hash.get();
  }

  /**
   * Appends a value.
   *
   * @param value the value
   */
  public void add(int value) {
    hash = of(hash, value);
  }

  /** {@return the hash} */
  public long get() {
    return hash;
  }
}
