/**
 * Last pass: writes the class file of the machine. In: {@link
 * dev.agen.internal.engine.compiled.plan.Plan}. Out: bytes.
 *
 * <p>What is written, for a body of two points:
 *
 * <pre>
 * final class Host$agen$0 extends Machine {           // or Call, for a method that gets the yielder
 *   int v0; String v1; ...                            // one for each value saved at once, exactly typed
 *
 *   protected Machine fresh(Object[] captured) { ... }   // a new one, with what the lambda captured
 *   protected Object step() { return lambda$x(); }          // the user's name in stack traces
 *   protected void clear() { v1 = null; ... }            // at the end
 *
 *   private Object lambda$x() {
 *          switch (point) { 0 -> R0; 1 -> R1; 2 -> R2 }
 *     R1:  locals = v0, v1; operands = v2; goto C1
 *     R2:  ...
 *     R0:  locals = what was captured, the yielder = this
 *          ... the original code, each local one higher ...
 *          y.yield(value):
 *             v0 = local; ...                         // save operands and locals that are needed
 *             v3 = null; ...                          // let go what earlier points saved
 *             return yields(1, value);
 *     C1:     resumed()                               // what was sent, or throws what was thrown in
 *          ... the original code ...
 *          y.await(stage):
 *             if ((result = awaits(stage)) != TOKEN) goto S2
 *             ... save ...
 *             return suspends(2, TOKEN);
 *     C2:     result = resumed()
 *     S2:     awaited(result)                         // the same; names it in NullPointerExceptions
 *          ...
 *          return done(result);
 *   }
 * }
 * </pre>
 *
 * <p>The R blocks come before the original code and outside of every try, so the exception table
 * stays as it is; C is inside, so that what is thrown in is thrown where the call was. They have no
 * line number, so that breakpoints hit once.
 *
 * <p>A method of more than 8,000 bytes is not compiled by HotSpot, and nothing more is inlined
 * where that would make so many. A body that would become larger, with what is to be inlined, is
 * written with shared blocks: points that save the same values save and restore them in one place.
 */
package dev.agen.internal.engine.compiled.emit;
