package dev.agen;

import dev.agen.function.ThrowingConsumer;
import dev.agen.function.ThrowingPredicate;
import dev.agen.internal.stream.GeneratedStream;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A re-openable description of an asynchronous sequence: it plays the part of Python's asynchronous
 * generator <em>function</em>. Each opening is a fresh, independent run. Nothing runs until a run
 * is opened and driven.
 *
 * {@snippet class=snippets.AsyncStreamSnippets region=generate}
 *
 * <p>The methods that consume open a run, loop over it, and close it however the loop ends. They
 * block the calling thread while the next value is not there, as {@link Awaitable#await()} does;
 * the {@code …Async} ones do not.
 *
 * @param <T> the type of the values
 */
public sealed interface AsyncStream<T extends @Nullable Object> extends AsyncIterable<T>
    permits GeneratedStream {

  /**
   * Describes the sequence that {@code body} yields. In a method that returns {@code
   * AsyncStream<T>} the type is inferred; in the middle of an expression say {@code
   * AsyncStream.<T>generate(…)}.
   *
   * @param <T> the type of the values
   * @param body the code; run anew for each opening
   * @return the description
   */
  static <T extends @Nullable Object> AsyncStream<T> generate(StreamBody<T> body) {
    return new GeneratedStream<>(null, body);
  }

  /**
   * As {@link #generate(StreamBody)}, for a body in a package of a module that is not open to agen:
   * with {@code MethodHandles.lookup()} of the class that declares the body, it is compiled all the
   * same.
   *
   * @param <T> the type of the values
   * @param lookup of the class that declares the body
   * @param body the code; run anew for each opening
   * @return the description
   */
  static <T extends @Nullable Object> AsyncStream<T> generate(Lookup lookup, StreamBody<T> body) {
    return new GeneratedStream<>(java.util.Objects.requireNonNull(lookup, "lookup"), body);
  }

  /**
   * Opens a run. Its body starts when its first operation is driven.
   *
   * @param owned resources that this run closes when it ends, last one first, also if its body
   *     never started (see {@link AsyncGenerator#of})
   * @return the run, to be closed by the caller
   */
  AsyncGenerator<T, @Nullable Void, @Nullable Void> open(AutoCloseable... owned);

  /**
   * Opens a run.
   *
   * @return the run
   */
  @Override
  default AsyncGenerator<T, @Nullable Void, @Nullable Void> aiter() {
    return open();
  }

  /** {@return what executes the bodies of its runs, and if they are not compiled, why} */
  Engine engine();

  /**
   * Calls {@code action} with each value in turn.
   *
   * @param action what to do with a value; what it throws ends the run and is thrown here as it is
   */
  void forEach(ThrowingConsumer<? super T> action);

  /**
   * Calls {@code action} with each value until it answers false: a loop with a {@code break}, and
   * with the {@code else} of Python's loop in its result (SEMANTICS H1, H2).
   *
   * @param action what to do with a value; whether to go on
   * @return true if the sequence ended by itself, false if {@code action} stopped it
   */
  boolean forEachWhile(ThrowingPredicate<? super T> action);

  /**
   * Collects all values.
   *
   * @return a new modifiable list; may contain nulls
   */
  List<T> toList();

  /**
   * Consumes a run on a virtual thread of its own, on which {@code action} runs, too.
   *
   * @param action what to do with a value; may block
   * @return completes when the run has ended and is closed; fails with what the body or the action
   *     threw. Cancelling it stops the loop and closes the run.
   */
  CompletableFuture<@Nullable Void> forEachAsync(ThrowingConsumer<? super T> action);
}
