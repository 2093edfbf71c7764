/**
 * Second pass: what is in each local and on the stack before each instruction, and which locals are
 * still needed.
 *
 * <p>In: {@link dev.agen.internal.engine.compiled.scan.MethodCode}. Out: {@link
 * dev.agen.internal.engine.compiled.flow.Flow} and {@link
 * dev.agen.internal.engine.compiled.flow.Liveness}.
 */
package dev.agen.internal.engine.compiled.flow;
