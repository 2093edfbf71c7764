/**
 * Makes the report: puts peers beside agen ({@link dev.agen.benchmarks.report.Comparison}), sums up
 * the rounds ({@link dev.agen.benchmarks.report.Spread}), and writes the page.
 */
package dev.agen.benchmarks.report;
