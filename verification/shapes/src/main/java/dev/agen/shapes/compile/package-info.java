/** Compiles programs in memory, many at once, with javac or ECJ and with various options. */
package dev.agen.shapes.compile;
