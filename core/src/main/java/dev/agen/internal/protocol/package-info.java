/**
 * The state machine of SEMANTICS section M: frames, operations, coroutines, delegation. Knows
 * nothing of threads; an {@link dev.agen.internal.engine engine} executes the bodies, and {@link
 * dev.agen.internal.drive drivers} drive what is here.
 */
package dev.agen.internal.protocol;
