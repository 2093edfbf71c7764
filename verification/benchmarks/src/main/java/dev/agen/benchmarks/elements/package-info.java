/**
 * Question 1: who yields the numbers from 0 to n-1, and who sums them up.
 *
 * <p>Each way to yield is a class of its own with nothing else in it, so that {@link
 * dev.agen.benchmarks.elements.Copies} can load it several times.
 */
package dev.agen.benchmarks.elements;
