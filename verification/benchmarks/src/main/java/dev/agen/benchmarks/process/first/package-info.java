/** The smallest programs: each prints the first element of an endless sequence. */
package dev.agen.benchmarks.process.first;
