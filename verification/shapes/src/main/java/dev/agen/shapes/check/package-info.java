/** Runs programs on both sides and compares: batches, lanes that work on them, processes. */
package dev.agen.shapes.check;
