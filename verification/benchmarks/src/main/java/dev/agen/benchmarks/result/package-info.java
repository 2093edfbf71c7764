/** What a run finds out, and the JSON file that it is kept in. */
package dev.agen.benchmarks.result;
