/** Question 5: the same pipeline with the operators of each peer. */
package dev.agen.benchmarks.pipelines;
