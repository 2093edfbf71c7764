/**
 * The room for bodies rewritten into state machines: scan, flow, plan, emit, check. Empty so far.
 */
package dev.agen.internal.engine.compiled;
