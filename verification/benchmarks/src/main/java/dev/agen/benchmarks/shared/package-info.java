/** What variants of several questions use. */
package dev.agen.benchmarks.shared;
