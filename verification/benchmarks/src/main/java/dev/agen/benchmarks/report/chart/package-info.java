/** Charts as SVG. */
package dev.agen.benchmarks.report.chart;
