/** Finds out where and with what a run is made. */
package dev.agen.benchmarks.probe;
