package dev.agen.benchmarks.result;

/**
 * Where the measurements were made.
 *
 * @param cpu the processor's model
 * @param cores how many processors the JVM sees
 * @param memory bytes of main memory
 * @param os the operating system and its version
 * @param virtual the hypervisor, "none", or "unknown"
 * @param loadBefore the load average of the last minute when the run began; negative if unknown
 * @param loadAfter the same when the run had ended
 */
public record Machine(
    String cpu,
    int cores,
    long memory,
    String os,
    String virtual,
    double loadBefore,
    double loadAfter) {

  /**
   * {@return this with the load at the end}
   *
   * @param load the load average
   */
  public Machine withLoadAfter(double load) {
    return new Machine(cpu, cores, memory, os, virtual, loadBefore, load);
  }
}
