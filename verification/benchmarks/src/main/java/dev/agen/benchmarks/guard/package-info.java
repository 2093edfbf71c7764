/** The regression guard: compares ratios, never times, with a recorded baseline. */
package dev.agen.benchmarks.guard;
