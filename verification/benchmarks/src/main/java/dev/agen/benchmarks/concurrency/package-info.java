/**
 * Question 6: concurrency. Each peer has the same methods: {@code waiting} maps the numbers from 0
 * up to what {@link dev.agen.benchmarks.concurrency.Work} makes of them, waiting one millisecond
 * for each, with a number of them in flight; {@code computing} does so with work that computes;
 * {@code merge} merges eight sources. The order of the results does not matter.
 */
package dev.agen.benchmarks.concurrency;
