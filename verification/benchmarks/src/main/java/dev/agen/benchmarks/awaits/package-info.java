/**
 * Question 2: awaiting. Each peer has the same three methods: {@code completed} awaits as many
 * stages that are complete, {@code elsewhere} as many that another thread completes, and {@code
 * chain} as many chains of ten coroutines, of which the innermost awaits a stage that is complete.
 */
package dev.agen.benchmarks.awaits;
