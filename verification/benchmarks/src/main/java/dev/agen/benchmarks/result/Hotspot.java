package dev.agen.benchmarks.result;

/**
 * One line of a profile.
 *
 * @param question the question profiled
 * @param subject the benchmark
 * @param method the method on top of the stack
 * @param share its share of the samples, from 0 to 1
 */
public record Hotspot(String question, String subject, String method, double share) {}
