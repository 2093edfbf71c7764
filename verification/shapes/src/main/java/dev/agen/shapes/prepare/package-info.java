/** Draws and compiles programs, a batch at a time. */
package dev.agen.shapes.prepare;
