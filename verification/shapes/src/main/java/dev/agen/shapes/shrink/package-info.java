/** Makes programs smaller while they still show what is wrong. */
package dev.agen.shapes.shrink;
