/**
 * Makes a body of a method, as if its author had written {@code y.yield(…)} here and there.
 *
 * <p>A body does what its method does, and has one parameter more, the yielder. Where a call is, it
 * yields before it, or yields or awaits its result; elsewhere it yields null. A consumer that sends
 * back what it gets changes nothing.
 *
 * <p>The stack maps are those of the original compiler, with the yielder put in after the
 * parameters: what is put in is straight-line code and leaves the stack as it was.
 */
package dev.agen.corpus.rewrite;
