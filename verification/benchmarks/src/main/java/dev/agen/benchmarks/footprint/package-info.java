/**
 * Questions 3 and 7: what suspended generators, and streams that wait, hold. Each is measured in a
 * JVM of its own.
 */
package dev.agen.benchmarks.footprint;
