/**
 * Third pass: where the body is suspended, what has to be saved there, and whether the body can be
 * rewritten at all.
 *
 * <p>In: the method and what {@link dev.agen.internal.engine.compiled.flow} knows of it. Out:
 * {@link dev.agen.internal.engine.compiled.plan.Plan}, or a refusal.
 */
package dev.agen.internal.engine.compiled.plan;
