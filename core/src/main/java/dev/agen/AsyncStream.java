package dev.agen;

import dev.agen.function.ThrowingBiConsumer;
import dev.agen.function.ThrowingBiFunction;
import dev.agen.function.ThrowingConsumer;
import dev.agen.function.ThrowingFunction;
import dev.agen.function.ThrowingPredicate;
import dev.agen.internal.stream.AbstractStream;
import dev.agen.internal.stream.ConcurrentOps;
import dev.agen.internal.stream.FlattenOps;
import dev.agen.internal.stream.GeneratedStream;
import dev.agen.internal.stream.TerminalOps;
import dev.agen.internal.stream.TransformOps;
import dev.agen.stream.Indexed;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A re-openable description of an asynchronous sequence: it plays the part of Python's asynchronous
 * generator <em>function</em>. Each opening is a fresh, independent run. Nothing runs until a run
 * is opened and driven.
 *
 * {@snippet class=snippets.AsyncStreamSnippets region=generate}
 *
 * <p><b>Operators.</b> Each describes another sequence and leaves this one as it is. All keep the
 * seven rules of docs/operators.md: an operator owns its sources and closes them exactly once,
 * however a run ends; nothing is opened or fetched before it is needed; what is fetched ahead is
 * bounded ({@link #maxInFlight}); the first error wins and is annotated with a {@link
 * dev.agen.stream.StageNote}; cancelling reaches everything and is awaited; time and threads come
 * from a {@link dev.agen.stream.Scheduler}.
 *
 * <p><b>Functions</b> given to operators may throw checked exceptions, which arrive as they are,
 * and may block or {@linkplain Awaitable#await() await}: that blocks the thread that drives the
 * run, best a virtual one. {@link #transform} suspends instead. Unless an operator says otherwise
 * they are called one at a time, on the thread that drives the run. Elements may be null.
 *
 * <p><b>Consuming.</b> The methods that consume open a run, loop over it, and close it however the
 * loop ends. They block the calling thread while the next value is not there, as {@link
 * Awaitable#await()} does; each has a twin whose name ends in {@code Async} and that gives a cold,
 * one-shot awaitable.
 *
 * @param <T> the type of the values
 */
public sealed interface AsyncStream<T extends @Nullable Object> extends AsyncIterable<T>
    permits AbstractStream {

  // ---- make ------------------------------------------------------------------------------------

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

  // ---- open and ask ----------------------------------------------------------------------------

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

  /**
   * {@return what executes the bodies of its runs, and if they are not compiled, why} Of a stream
   * with operators, the body of the nearest one that is not fused with its source.
   */
  Engine engine();

  /**
   * {@return the most elements that can have left their sources without having been handed to the
   * consumer} 0 if nothing is ever fetched ahead; {@link Long#MAX_VALUE} if an operator keeps all,
   * as sorting does. Elements within sources that are not streams are not known here.
   */
  long maxInFlight();

  // ---- one at a time ---------------------------------------------------------------------------

  /**
   * Applies a function to each element. As {@code map} of java.util.stream and of Python.
   *
   * @param <R> the type of the results
   * @param function gives the result for an element
   * @return the results, in order
   */
  default <R extends @Nullable Object> AsyncStream<R> map(
      ThrowingFunction<? super T, ? extends R> function) {
    return TransformOps.map((AbstractStream<T>) this, function);
  }

  /**
   * Gives any number of results for each element. As {@code mapMulti} of java.util.stream; the type
   * has to be said: {@code .<R>mapMulti(…)}. The results for one element are kept until they are
   * asked for, and are not counted by {@link #maxInFlight}.
   *
   * @param <R> the type of the results
   * @param mapper is given an element and what to call with each result, not later than it returns
   * @return the results, in order
   */
  default <R extends @Nullable Object> AsyncStream<R> mapMulti(
      ThrowingBiConsumer<? super T, ? super Consumer<R>> mapper) {
    return TransformOps.mapMulti((AbstractStream<T>) this, mapper);
  }

  /**
   * Gives a sequence for each element, one after the other; each is opened when its turn comes, and
   * closed before the next element is asked for. As {@code flatMap} of java.util.stream.
   *
   * @param <R> the type of the results
   * @param function gives the sequence for an element; owned, like a source
   * @return the elements of all sequences, in order
   */
  default <R extends @Nullable Object> AsyncStream<R> flatMap(
      ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> function) {
    return FlattenOps.flatMap(this, function);
  }

  /**
   * An operator of one's own, written as a generator over the elements of this one:
   *
   * {@snippet class=snippets.AsyncStreamSnippets region=transform}
   *
   * <p>In the middle of a chain the type has to be said: {@code .<R>transform(…)}.
   *
   * @param <R> the type of the results
   * @param operator is given the run of this stream, once for each run of the result, and gives the
   *     body; the run is closed when the body has ended
   * @return what the body yields
   */
  default <R extends @Nullable Object> AsyncStream<R> transform(
      ThrowingFunction<? super AsyncIterator<T>, StreamBody<R>> operator) {
    return TransformOps.transform(this, operator);
  }

  /**
   * Looks at each element when it passes. As {@code peek} of java.util.stream.
   *
   * @param action what to do with an element
   * @return the same elements
   */
  default AsyncStream<T> peek(ThrowingConsumer<? super T> action) {
    return TransformOps.peek((AbstractStream<T>) this, action);
  }

  /**
   * Numbers the elements. As Python's {@code enumerate}.
   *
   * @return each element with its index, counted from 0
   */
  default AsyncStream<Indexed<T>> indexed() {
    return TransformOps.indexed((AbstractStream<T>) this);
  }

  // ---- several inputs --------------------------------------------------------------------------

  // ---- side by side ----------------------------------------------------------------------------

  /**
   * Applies a function to up to {@code n} elements at once, each call on a virtual thread of its
   * own, and goes on while the consumer is busy. As {@code Gatherers.mapConcurrent}. If a call
   * fails, that comes out when its turn has come; the others are cancelled and awaited.
   *
   * @param <R> the type of the results
   * @param n how many elements may be on their way at once, from being fetched to being handed on
   * @param function gives the result for an element; called on several threads at once; interrupted
   *     if it is no longer needed
   * @return the results, in order
   * @throws IllegalArgumentException if {@code n} is less than 1
   */
  default <R extends @Nullable Object> AsyncStream<R> mapConcurrent(
      int n, ThrowingFunction<? super T, ? extends R> function) {
    return ConcurrentOps.mapConcurrent(this, n, function);
  }

  // ---- time ------------------------------------------------------------------------------------

  // ---- errors ----------------------------------------------------------------------------------

  // ---- sharing ---------------------------------------------------------------------------------

  // ---- consume ---------------------------------------------------------------------------------

  /**
   * Calls {@code action} with each value in turn.
   *
   * @param action what to do with a value; what it throws ends the run and is thrown here as it is
   */
  default void forEach(ThrowingConsumer<? super T> action) {
    TerminalOps.now(this, TerminalOps.<T>forEach(action));
  }

  /**
   * As {@link #forEach}, when it is driven.
   *
   * @param action what to do with a value
   * @return completes when the run has ended and is closed
   */
  default Awaitable<@Nullable Void> forEachAsync(ThrowingConsumer<? super T> action) {
    return TerminalOps.later(this, TerminalOps.<T>forEach(action));
  }

  /**
   * Calls {@code action} with each value until it answers false: a loop with a {@code break}, and
   * with the {@code else} of Python's loop in its result (SEMANTICS H1, H2).
   *
   * @param action what to do with a value; whether to go on
   * @return true if the sequence ended by itself, false if {@code action} stopped it
   */
  default boolean forEachWhile(ThrowingPredicate<? super T> action) {
    return TerminalOps.now(this, TerminalOps.<T>forEachWhile(action));
  }

  /**
   * As {@link #forEachWhile}, when it is driven.
   *
   * @param action what to do with a value; whether to go on
   * @return an awaitable of whether the sequence ended by itself
   */
  default Awaitable<Boolean> forEachWhileAsync(ThrowingPredicate<? super T> action) {
    return TerminalOps.later(this, TerminalOps.<T>forEachWhile(action));
  }

  /**
   * Collects all values.
   *
   * @return a new modifiable list; may contain nulls
   */
  default List<T> toList() {
    return TerminalOps.now(this, TerminalOps.<T>toList());
  }

  /**
   * As {@link #toList}, when it is driven.
   *
   * @return an awaitable of a new modifiable list
   */
  default Awaitable<List<T>> toListAsync() {
    return TerminalOps.later(this, TerminalOps.<T>toList());
  }

  /**
   * Collects with any collector of java.util.stream, one element after the other; its combiner is
   * not used.
   *
   * @param <A> the type of the container
   * @param <R> the type of the result
   * @param collector how
   * @return the result
   */
  default <A extends @Nullable Object, R extends @Nullable Object> R collect(
      Collector<? super T, A, R> collector) {
    return TerminalOps.now(this, TerminalOps.<T, A, R>collect(collector));
  }

  /**
   * As {@link #collect}, when it is driven.
   *
   * @param <A> the type of the container
   * @param <R> the type of the result
   * @param collector how
   * @return an awaitable of the result
   */
  default <A extends @Nullable Object, R extends @Nullable Object> Awaitable<R> collectAsync(
      Collector<? super T, A, R> collector) {
    return TerminalOps.later(this, TerminalOps.<T, A, R>collect(collector));
  }

  /**
   * Counts.
   *
   * @return how many elements there are
   */
  default long count() {
    return TerminalOps.now(this, TerminalOps.<T>count());
  }

  /**
   * As {@link #count}, when it is driven.
   *
   * @return an awaitable of how many elements there are
   */
  default Awaitable<Long> countAsync() {
    return TerminalOps.later(this, TerminalOps.<T>count());
  }

  /**
   * Combines all elements, from the first one on. As {@code reduce} of java.util.stream and Python.
   *
   * @param operator combines what there is with the next element
   * @return what comes of it; empty if there are no elements
   * @throws NullPointerException if it is null, which an Optional cannot hold
   */
  default Optional<T> reduce(ThrowingBiFunction<? super T, ? super T, ? extends T> operator) {
    return TerminalOps.now(this, TerminalOps.<T>reduce(operator));
  }

  /**
   * As {@link #reduce}, when it is driven.
   *
   * @param operator combines what there is with the next element
   * @return an awaitable of what comes of it
   */
  default Awaitable<Optional<T>> reduceAsync(
      ThrowingBiFunction<? super T, ? super T, ? extends T> operator) {
    return TerminalOps.later(this, TerminalOps.<T>reduce(operator));
  }

  /**
   * Combines all elements, beginning with {@code initial}. As {@code Gatherers.fold}.
   *
   * @param <U> the type of the result
   * @param initial what there is before the first element; the same object for each run
   * @param operator combines what there is with the next element
   * @return what comes of it
   */
  default <U extends @Nullable Object> U fold(
      U initial, ThrowingBiFunction<? super U, ? super T, ? extends U> operator) {
    return TerminalOps.now(this, TerminalOps.<T, U>fold(initial, operator));
  }

  /**
   * As {@link #fold}, when it is driven.
   *
   * @param <U> the type of the result
   * @param initial what there is before the first element
   * @param operator combines what there is with the next element
   * @return an awaitable of what comes of it
   */
  default <U extends @Nullable Object> Awaitable<U> foldAsync(
      U initial, ThrowingBiFunction<? super U, ? super T, ? extends U> operator) {
    return TerminalOps.later(this, TerminalOps.<T, U>fold(initial, operator));
  }

  /**
   * Asks whether the predicate holds for any element, and stops at the first one. Python's {@code
   * any}.
   *
   * @param predicate the question
   * @return the answer; false if there are no elements
   */
  default boolean anyMatch(ThrowingPredicate<? super T> predicate) {
    return TerminalOps.now(this, TerminalOps.<T>anyMatch(predicate));
  }

  /**
   * As {@link #anyMatch}, when it is driven.
   *
   * @param predicate the question
   * @return an awaitable of the answer
   */
  default Awaitable<Boolean> anyMatchAsync(ThrowingPredicate<? super T> predicate) {
    return TerminalOps.later(this, TerminalOps.<T>anyMatch(predicate));
  }

  /**
   * Asks whether the predicate holds for all elements, and stops at the first for which it does
   * not. Python's {@code all}.
   *
   * @param predicate the question
   * @return the answer; true if there are no elements
   */
  default boolean allMatch(ThrowingPredicate<? super T> predicate) {
    return TerminalOps.now(this, TerminalOps.<T>allMatch(predicate));
  }

  /**
   * As {@link #allMatch}, when it is driven.
   *
   * @param predicate the question
   * @return an awaitable of the answer
   */
  default Awaitable<Boolean> allMatchAsync(ThrowingPredicate<? super T> predicate) {
    return TerminalOps.later(this, TerminalOps.<T>allMatch(predicate));
  }

  /**
   * Asks whether the predicate holds for no element, and stops at the first for which it does.
   *
   * @param predicate the question
   * @return the answer; true if there are no elements
   */
  default boolean noneMatch(ThrowingPredicate<? super T> predicate) {
    return TerminalOps.now(this, TerminalOps.<T>noneMatch(predicate));
  }

  /**
   * As {@link #noneMatch}, when it is driven.
   *
   * @param predicate the question
   * @return an awaitable of the answer
   */
  default Awaitable<Boolean> noneMatchAsync(ThrowingPredicate<? super T> predicate) {
    return TerminalOps.later(this, TerminalOps.<T>noneMatch(predicate));
  }

  /**
   * Fetches the first element and closes the run.
   *
   * @return the element; empty if there is none
   * @throws NullPointerException if it is null, which an Optional cannot hold
   */
  default Optional<T> findFirst() {
    return TerminalOps.now(this, TerminalOps.<T>findFirst());
  }

  /**
   * As {@link #findFirst}, when it is driven.
   *
   * @return an awaitable of the element
   */
  default Awaitable<Optional<T>> findFirstAsync() {
    return TerminalOps.later(this, TerminalOps.<T>findFirst());
  }

  /**
   * Consumes all and keeps the last element.
   *
   * @return the element; empty if there is none
   * @throws NullPointerException if it is null, which an Optional cannot hold
   */
  default Optional<T> findLast() {
    return TerminalOps.now(this, TerminalOps.<T>findLast());
  }

  /**
   * As {@link #findLast}, when it is driven.
   *
   * @return an awaitable of the element
   */
  default Awaitable<Optional<T>> findLastAsync() {
    return TerminalOps.later(this, TerminalOps.<T>findLast());
  }

  /**
   * Finds the least element; of equal ones the first.
   *
   * @param comparator the order
   * @return the element; empty if there is none
   * @throws NullPointerException if it is null, which an Optional cannot hold
   */
  default Optional<T> min(Comparator<? super T> comparator) {
    return TerminalOps.now(this, TerminalOps.<T>min(comparator));
  }

  /**
   * As {@link #min}, when it is driven.
   *
   * @param comparator the order
   * @return an awaitable of the element
   */
  default Awaitable<Optional<T>> minAsync(Comparator<? super T> comparator) {
    return TerminalOps.later(this, TerminalOps.<T>min(comparator));
  }

  /**
   * Finds the greatest element; of equal ones the first.
   *
   * @param comparator the order
   * @return the element; empty if there is none
   * @throws NullPointerException if it is null, which an Optional cannot hold
   */
  default Optional<T> max(Comparator<? super T> comparator) {
    return TerminalOps.now(this, TerminalOps.<T>max(comparator));
  }

  /**
   * As {@link #max}, when it is driven.
   *
   * @param comparator the order
   * @return an awaitable of the element
   */
  default Awaitable<Optional<T>> maxAsync(Comparator<? super T> comparator) {
    return TerminalOps.later(this, TerminalOps.<T>max(comparator));
  }
}
