/** Makes a program that shows a difference small. */
package dev.agen.conformance.shrink;
