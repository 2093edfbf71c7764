/**
 * What is measured as a whole process: peers outside of the JVM, cold starts, and real programs.
 */
package dev.agen.benchmarks.process;
