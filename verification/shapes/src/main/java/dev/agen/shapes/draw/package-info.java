/**
 * Draws programs: valid Java that ends, with one body that is to be run. {@link
 * dev.agen.shapes.draw.Programs} is the entrance; {@link dev.agen.shapes.draw.Construct} lists what
 * is drawn.
 */
package dev.agen.shapes.draw;
