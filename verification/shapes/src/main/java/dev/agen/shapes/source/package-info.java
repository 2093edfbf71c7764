/** Programs as trees of lines and blocks, which can be printed and taken apart. */
package dev.agen.shapes.source;
