/** A page as a list of blocks, and its two forms: Markdown and HTML. */
package dev.agen.benchmarks.report.page;
