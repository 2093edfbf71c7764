/**
 * Asynchronous generators, exactly as Python has them.
 *
 * <p>A body says {@code y.yield(value)} and {@code y.await(stage)} in straight-line code. It runs
 * only while somebody asks for the next value, and stands still at its yield in between.
 *
 * {@snippet class=snippets.AsyncStreamSnippets region=generate}
 *
 * <h2>The three roles</h2>
 *
 * <ul>
 *   <li>{@link dev.agen.AsyncStream} is a description that can be opened again and again: Python's
 *       asynchronous generator <em>function</em>.
 *   <li>{@link dev.agen.AsyncGenerator} is one opened run, with Python's four operations {@code
 *       anext}, {@code asend}, {@code athrow}, {@code aclose}.
 *   <li>{@link dev.agen.Awaitable} is what an operation gives: cold, one-shot, and driven by hand,
 *       blocking, or asynchronously.
 * </ul>
 *
 * <h2>States</h2>
 *
 * <pre>
 *   CREATED --first drive--> RUNNING --yield--> SUSPENDED --next drive--> RUNNING ...
 *   RUNNING --the body ends--> CLOSED
 *   CREATED --aclose, athrow--> CLOSED      (the body never runs)
 * </pre>
 *
 * <p>RUNNING means that an operation is in flight: the body executes, or waits in an await.
 *
 * <h2>Rules that surprise</h2>
 *
 * <p>The numbers are those of docs/protocol.md, which gives all rules with their Python source.
 *
 * <ul>
 *   <li>Making an operation does nothing; arguments and states are checked when it is driven (B2,
 *       C3).
 *   <li>One operation at a time; a second one is refused, never queued (F2).
 *   <li>{@code athrow} on a generator that has ended gives null, not the exception (D11).
 *   <li>A body that yields while being closed stays alive, and the closing fails (E4, E5).
 *   <li>Leaving a loop early closes nothing (H2): open in a try-with-resources.
 *   <li>A {@link dev.agen.StopAsyncIteration} that escapes from a body becomes an {@link
 *       java.lang.IllegalStateException} (G1).
 * </ul>
 *
 * <h2>Exceptions and null</h2>
 *
 * <p>What a body throws arrives as it is at whoever awaits, checked exceptions included. Values,
 * results, and what is sent may be null; every other argument may not, and a {@link
 * java.lang.NullPointerException} then names it and nothing else happens.
 *
 * <h2>Grammar</h2>
 *
 * <pre>
 *   AsyncIterable  = aiter() AsyncIterator
 *   AsyncIterator  = AsyncIterable, anext() Awaitable, anext(default) Awaitable
 *   AsyncGenerator = AsyncIterator, Iterable, AutoCloseable,
 *                    asend(value) athrow(error) aclose() Coroutine, cancel() CompletableFuture
 *   AsyncStream    = AsyncIterable, open(resource*) AsyncGenerator
 *   Awaitable      = coroutine() Coroutine | await() result | start([executor]) CompletableFuture
 *   Coroutine      = Awaitable, send(value) throwIn(error) close()
 *                    each: token | StopIteration(result) | exception
 * </pre>
 */
package dev.agen;
