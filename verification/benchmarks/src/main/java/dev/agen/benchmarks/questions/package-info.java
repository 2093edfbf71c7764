/**
 * The questions, one class each; a class nested in one is a part of it.
 *
 * <p>A benchmark is called after who does it and how: {@code kotlin_sequence}. The variant called
 * {@code handWritten} is the limit: what somebody would write for this one purpose. Variants that
 * end in {@code OnVirtual} run on a virtual thread, all others on a platform thread: the two differ
 * much for whoever switches threads. A score is nanoseconds per element.
 *
 * <p>What the variants do lies in a package for each question, in a file for each peer.
 */
package dev.agen.benchmarks.questions;
