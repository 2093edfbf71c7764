/**
 * The differential test against CPython 3.13: runs the programs of the test on agen's public API
 * and compares what happens. {@link dev.agen.conformance.Main} is the command line.
 */
package dev.agen.conformance;
