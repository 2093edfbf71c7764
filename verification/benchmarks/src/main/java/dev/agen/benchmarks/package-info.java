/**
 * Benchmarks of agen beside its peers. {@link dev.agen.benchmarks.Main} is the command line; the
 * benchmarks are in {@code questions}, one class for each question.
 */
package dev.agen.benchmarks;
