/**
 * Bodies as state machines; {@link dev.agen.internal.engine.compiled.Compiler} lists the passes.
 */
package dev.agen.internal.engine.compiled;
