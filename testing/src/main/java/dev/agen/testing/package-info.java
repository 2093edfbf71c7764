/**
 * For tests of code that uses agen: time and threads under control, all orders of what is
 * concurrent, who closed what, and the rules that every operator keeps, to be inherited.
 */
@org.jspecify.annotations.NullMarked
package dev.agen.testing;
