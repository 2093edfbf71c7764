/**
 * The differential test of the engines: draws random Java bodies, runs each on the stackful engine
 * and on the one that agen chooses, and compares what happens. {@link dev.agen.shapes.Main} is the
 * command line.
 */
package dev.agen.shapes;
