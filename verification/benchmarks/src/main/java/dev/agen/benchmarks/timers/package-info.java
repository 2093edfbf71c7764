/**
 * Question 7: streams that wait. Each peer has a method that consumes many streams at a time, each
 * of which waits before each of its elements, and gives the sum of all elements.
 */
package dev.agen.benchmarks.timers;
