/** Runs the benchmarks of JMH. */
package dev.agen.benchmarks.jmh;
