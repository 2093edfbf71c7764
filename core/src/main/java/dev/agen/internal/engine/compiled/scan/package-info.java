/**
 * First pass: from a body object to the bytecode of the method behind it.
 *
 * <p>In: a lambda or other object, and a lookup. Out: {@link
 * dev.agen.internal.engine.compiled.scan.MethodCode}.
 */
package dev.agen.internal.engine.compiled.scan;
