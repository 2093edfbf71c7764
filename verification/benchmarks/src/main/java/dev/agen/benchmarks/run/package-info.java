/** Runs tasks in rounds and keeps what they measure. */
package dev.agen.benchmarks.run;
