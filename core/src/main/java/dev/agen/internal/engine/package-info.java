/**
 * What executes bodies. {@link dev.agen.internal.engine.Engine} chooses: {@link
 * dev.agen.internal.engine.stackful} can run any body; {@code dev.agen.internal.engine.compiled}
 * will run those that can be rewritten. An engine is a subclass of {@link
 * dev.agen.internal.protocol.Frame} and a yielder, no more.
 */
package dev.agen.internal.engine;
