/**
 * Calls methods of the JDK and the machines that were made of them, and compares: what they return
 * or throw, and what has become of the receiver and the arguments. The consumer sends back what it
 * gets, so a suspension must change nothing.
 */
package dev.agen.corpus.twin;
