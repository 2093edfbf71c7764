/**
 * The state machine of SEMANTICS section M: frames, operations, coroutines, delegation. What
 * executes a body is a subclass of {@link dev.agen.internal.protocol.Frame} in an {@link
 * dev.agen.internal.engine engine}.
 */
package dev.agen.internal.protocol;
