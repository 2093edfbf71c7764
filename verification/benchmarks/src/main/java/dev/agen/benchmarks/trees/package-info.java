/**
 * Question 4: walking a tree, in the way of each peer. All give the hash of the values in order.
 */
package dev.agen.benchmarks.trees;
