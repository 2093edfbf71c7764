package dev.agen;

import dev.agen.function.ThrowingBiConsumer;
import dev.agen.function.ThrowingBiFunction;
import dev.agen.function.ThrowingConsumer;
import dev.agen.function.ThrowingFunction;
import dev.agen.function.ThrowingPredicate;
import dev.agen.function.ThrowingSupplier;
import dev.agen.internal.stream.AbstractStream;
import dev.agen.internal.stream.ArrivalOps;
import dev.agen.internal.stream.BridgeOps;
import dev.agen.internal.stream.BufferOps;
import dev.agen.internal.stream.CombineOps;
import dev.agen.internal.stream.ConcurrentOps;
import dev.agen.internal.stream.ErrorOps;
import dev.agen.internal.stream.FilterOps;
import dev.agen.internal.stream.FlatMergeOps;
import dev.agen.internal.stream.FlattenOps;
import dev.agen.internal.stream.GatherOps;
import dev.agen.internal.stream.GeneratedStream;
import dev.agen.internal.stream.GroupOps;
import dev.agen.internal.stream.MakeOps;
import dev.agen.internal.stream.MergeOps;
import dev.agen.internal.stream.PaceOps;
import dev.agen.internal.stream.PublisherOps;
import dev.agen.internal.stream.QueueOps;
import dev.agen.internal.stream.SettleOps;
import dev.agen.internal.stream.ShareOps;
import dev.agen.internal.stream.SliceOps;
import dev.agen.internal.stream.TerminalOps;
import dev.agen.internal.stream.TimeoutOps;
import dev.agen.internal.stream.TransformOps;
import dev.agen.internal.stream.UsingOps;
import dev.agen.internal.stream.WindowOps;
import dev.agen.internal.stream.ZipOps;
import dev.agen.stream.At;
import dev.agen.stream.Emitter;
import dev.agen.stream.Group;
import dev.agen.stream.Indexed;
import dev.agen.stream.Overflow;
import dev.agen.stream.Pair;
import dev.agen.stream.Permits;
import dev.agen.stream.Retry;
import dev.agen.stream.Unfolded;
import java.lang.invoke.MethodHandles.Lookup;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Gatherer;
import java.util.stream.Stream;
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

  /**
   * Gives some values.
   *
   * @param <T> the type of the values
   * @param values the values, copied now
   * @return the values, in order
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the copy is only read
  static <T extends @Nullable Object> AsyncStream<T> of(T... values) {
    return MakeOps.of(values);
  }

  /**
   * Gives nothing.
   *
   * @param <T> the type of the values
   * @return the empty sequence
   */
  static <T extends @Nullable Object> AsyncStream<T> empty() {
    return MakeOps.empty();
  }

  /**
   * Fails.
   *
   * @param <T> the type of the values
   * @param error what each run throws: this very object
   * @return a sequence of no elements that fails
   */
  static <T extends @Nullable Object> AsyncStream<T> failed(Throwable error) {
    return MakeOps.failed(error);
  }

  /**
   * Gives the elements of anything that can be iterated asynchronously, so that operators can be
   * applied to it. A stream comes back as it is. An iterator, a run that exists already, becomes
   * the stream's own: it is closed with the first run, also if that never starts, and further runs
   * find it at its end; {@link #borrow} leaves it open.
   *
   * @param <T> the type of the values
   * @param iterable what to iterate over
   * @return its elements
   */
  static <T extends @Nullable Object> AsyncStream<T> from(AsyncIterable<? extends T> iterable) {
    return MakeOps.from(iterable);
  }

  /**
   * Looks at a run that exists already, and leaves it open: each run of the result goes on where
   * the last one has stopped. An operation on {@code running} that is in flight when the result is
   * cancelled is cancelled with it.
   *
   * @param <T> the type of the values
   * @param running the run; the caller closes it
   * @return the rest of its elements
   */
  static <T extends @Nullable Object> AsyncStream<T> borrow(AsyncIterator<? extends T> running) {
    return MakeOps.borrow(running);
  }

  /**
   * Gives the elements of a collection, or of anything else for a {@code for} loop.
   *
   * @param <T> the type of the values
   * @param values iterated over anew by each run, on the thread that drives it; not copied
   * @return the values, in order
   */
  static <T extends @Nullable Object> AsyncStream<T> fromIterable(Iterable<? extends T> values) {
    return MakeOps.fromIterable(values);
  }

  /**
   * Gives the elements of a {@code java.util.stream.Stream}, and closes it when the run ends. How
   * much such a stream computes ahead when it is pulled is its own affair.
   *
   * @param <T> the type of the values
   * @param supplier makes the stream, once for each run, when it begins
   * @return the elements, in order
   */
  static <T extends @Nullable Object> AsyncStream<T> fromStream(
      ThrowingSupplier<? extends Stream<? extends T>> supplier) {
    return BridgeOps.fromStream(supplier);
  }

  /**
   * Gives the value of a stage when it is there.
   *
   * @param <T> the type of the value
   * @param stage what to await; never cancelled. A failure comes out as {@link
   *     Awaiter#await(CompletionStage)} throws it
   * @return one element
   */
  static <T extends @Nullable Object> AsyncStream<T> fromStage(CompletionStage<? extends T> stage) {
    return BridgeOps.fromStage(stage);
  }

  /**
   * Gives {@code seed}, what the function makes of it, what it makes of that, and so on without
   * end. As {@code Stream.iterate}.
   *
   * @param <T> the type of the values
   * @param seed the first element
   * @param next makes an element of the one before it, when it is asked for
   * @return the values
   */
  static <T extends @Nullable Object> AsyncStream<T> iterate(
      T seed, ThrowingFunction<? super T, ? extends T> next) {
    return MakeOps.iterate(seed, next);
  }

  /**
   * As {@link #iterate(Object, ThrowingFunction)}, while a predicate holds: a {@code for} loop. As
   * {@code Stream.iterate}.
   *
   * @param <T> the type of the values
   * @param seed the first element, if the predicate holds for it
   * @param hasNext whether what was made is an element; if not, the sequence ends before it
   * @param next makes an element of the one before it, when it is asked for
   * @return the values
   */
  static <T extends @Nullable Object> AsyncStream<T> iterate(
      T seed, ThrowingPredicate<? super T> hasNext, ThrowingFunction<? super T, ? extends T> next) {
    return MakeOps.iterate(seed, hasNext, next);
  }

  /**
   * Computes elements from a state, such as the pages of a listing from the address of the next
   * page.
   *
   * {@snippet class=snippets.AsyncStreamSnippets region=unfold}
   *
   * @param <T> the type of the values
   * @param <S> the type of the state
   * @param seed the first state
   * @param step gives the element for a state, and the next state; empty to end
   * @return the values
   */
  static <T extends @Nullable Object, S extends @Nullable Object> AsyncStream<T> unfold(
      S seed, ThrowingFunction<? super S, Optional<Unfolded<T, S>>> step) {
    return MakeOps.unfold(seed, step);
  }

  /**
   * Counts. As {@code LongStream.range} and Python's {@code range}.
   *
   * @param from the first number
   * @param to the number before which it ends; nothing is given if it is not greater than {@code
   *     from}
   * @return the numbers
   */
  static AsyncStream<Long> range(long from, long to) {
    return MakeOps.range(from, to);
  }

  /**
   * Gives a sequence that needs a resource: {@code async with} around it. The resource is acquired
   * when a run begins and closed when it ends, after the sequence.
   *
   * @param <C> the type of the resource
   * @param <T> the type of the values
   * @param acquire gives the resource, not null
   * @param use gives the sequence; owned, like a source
   * @return the elements of that sequence
   */
  static <C extends AutoCloseable, T extends @Nullable Object> AsyncStream<T> using(
      ThrowingSupplier<? extends C> acquire,
      ThrowingFunction<? super C, ? extends AsyncIterable<? extends T>> use) {
    return UsingOps.using(acquire, use);
  }

  /**
   * Describes a source that {@link #retry} can continue: each element says where to go on after it.
   *
   * <p>A run begins at {@code start}. Retried, it goes on at the cursor of the last element after
   * which the consumer came back for another, so that none is lost. That holds for {@code retry} on
   * this stream itself and after {@code map}, {@code filter}, {@code peek} and {@code takeWhile},
   * where an element on which a function has failed is given again. Other operators would have to
   * go on in the middle, too; a retry after them begins at {@code start}.
   *
   * {@snippet class=snippets.AsyncStreamSnippets region=resumable}
   *
   * @param <C> the type of the cursors
   * @param <T> the type of the values
   * @param start where a run begins
   * @param open gives the elements from a cursor on; what it gives is owned, like a source
   * @return the values
   */
  static <C extends @Nullable Object, T extends @Nullable Object> AsyncStream<T> resumable(
      C start, ThrowingFunction<? super C, ? extends AsyncIterable<? extends At<C, T>>> open) {
    return UsingOps.resumable(start, open);
  }

  /**
   * Counts: 0, 1, 2 and so on, one per period, the first after one period. The rate is fixed: a
   * slow consumer does not shift it, and there is no burst after a slow consumer: of the moments
   * that have passed meanwhile only the latest counts, for which an element comes at once.
   *
   * @param period from one element to the next
   * @return a sequence without end
   * @throws IllegalArgumentException if {@code period} is not positive
   */
  static AsyncStream<Long> interval(Duration period) {
    return PaceOps.interval(period);
  }

  /**
   * Runs sequences side by side. Up to 32 elements of each are fetched ahead, and no more before
   * some of those are handed on; so none of them can crowd out the others.
   *
   * @param <T> the type of the elements
   * @param sources the sequences; owned
   * @return the elements of all, as they come; those of one sequence in order
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  static <T extends @Nullable Object> AsyncStream<T> mergeAll(
      AsyncIterable<? extends T>... sources) {
    return MergeOps.mergeAll(sources);
  }

  /**
   * As the other, fetching another number of elements ahead. With 1 nothing is fetched that the
   * next question does not need, but each element of a source costs a switch of threads.
   *
   * @param <T> the type of the elements
   * @param ahead how many elements of each sequence may be on their way at once
   * @param sources the sequences; owned
   * @return the elements of all, as they come; those of one sequence in order
   * @throws IllegalArgumentException if {@code ahead} is less than 1
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  static <T extends @Nullable Object> AsyncStream<T> mergeAll(
      int ahead, AsyncIterable<? extends T>... sources) {
    return MergeOps.mergeAll(ahead, sources);
  }

  /**
   * The results of stages, in the order in which they complete: Python's {@code as_completed}. The
   * stages are neither cancelled nor waited for when a run ends early.
   *
   * @param <T> the type of the results
   * @param stages the stages; copied
   * @return the results; fails when a stage has failed, after those that completed before
   */
  static <T extends @Nullable Object> AsyncStream<T> fromStages(
      Collection<? extends CompletionStage<? extends T>> stages) {
    return ArrivalOps.fromStages(stages);
  }

  /**
   * Takes from a queue, for ever: stop with a condition on an element, or from outside. While the
   * queue is empty, one thread of the scheduler waits for it; it is interrupted when the run ends.
   * An element that was taken at that very moment goes back: to the head of a deque, else to the
   * tail.
   *
   * @param <T> the type of the elements
   * @param queue what to take from; several runs may share it
   * @return a sequence without end
   */
  static <T> AsyncStream<T> fromQueue(BlockingQueue<? extends T> queue) {
    return ArrivalOps.fromQueue(queue);
  }

  /**
   * What listeners are told. When a run begins, {@code register} is called on a thread of the
   * scheduler with an emitter, to which any thread may give elements, also before it has returned;
   * it may go on for as long as it likes, and is interrupted when the run ends. The run does not
   * end when it returns, but when the emitter says so.
   *
   * @param <T> the type of the elements
   * @param register begins to listen; what it throws fails the run
   * @param capacity how many elements wait for the consumer at most
   * @param overflow what happens when one more comes
   * @return the elements
   * @throws IllegalArgumentException if {@code capacity} is less than 1
   */
  static <T extends @Nullable Object> AsyncStream<T> fromCallback(
      ThrowingConsumer<? super Emitter<T>> register, int capacity, Overflow overflow) {
    return ArrivalOps.fromCallback(register, capacity, overflow);
  }

  /**
   * Subscribes to a publisher when a run begins, and cancels the subscription when it ends early.
   *
   * @param <T> the type of the elements
   * @param publisher what to subscribe to
   * @param prefetch how many elements are requested in advance
   * @return the elements
   * @throws IllegalArgumentException if {@code prefetch} is less than 1
   */
  static <T> AsyncStream<T> fromPublisher(Flow.Publisher<? extends T> publisher, int prefetch) {
    return PublisherOps.fromPublisher(publisher, prefetch);
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

  /**
   * Lets those elements pass for which the predicate holds. As {@code filter} of java.util.stream
   * and of Python.
   *
   * @param predicate whether an element passes
   * @return those elements
   */
  default AsyncStream<T> filter(ThrowingPredicate<? super T> predicate) {
    return FilterOps.filter((AbstractStream<T>) this, predicate);
  }

  /**
   * Lets each element pass once, by {@code equals}. As {@code distinct} of java.util.stream. Keeps
   * all elements that have passed.
   *
   * @return the first of equal elements
   */
  default AsyncStream<T> distinct() {
    return FilterOps.distinct((AbstractStream<T>) this);
  }

  /**
   * Lets an element pass unless it equals the one before it.
   *
   * @return the first of equal neighbours
   */
  default AsyncStream<T> distinctUntilChanged() {
    return FilterOps.distinctUntilChanged((AbstractStream<T>) this);
  }

  /**
   * Ends after {@code n} elements, without asking for another; with 0 the source is not started. As
   * {@code limit} of java.util.stream and {@code itertools.islice(it, n)}.
   *
   * @param n how many elements pass
   * @return the first elements
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default AsyncStream<T> limit(long n) {
    return SliceOps.limit((AbstractStream<T>) this, n);
  }

  /**
   * Leaves out the first elements. As {@code skip} of java.util.stream and {@code
   * itertools.islice(it, n, None)}.
   *
   * @param n how many elements do not pass
   * @return the others
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default AsyncStream<T> skip(long n) {
    return SliceOps.skip((AbstractStream<T>) this, n);
  }

  /**
   * Ends before the first element for which the predicate does not hold. As {@code takeWhile} of
   * java.util.stream and {@code itertools.takewhile}.
   *
   * @param predicate whether to go on
   * @return the elements before that one
   */
  default AsyncStream<T> takeWhile(ThrowingPredicate<? super T> predicate) {
    return SliceOps.takeWhile((AbstractStream<T>) this, predicate);
  }

  /**
   * Begins with the first element for which the predicate does not hold; it is not asked again
   * after that. As {@code dropWhile} of java.util.stream and {@code itertools.dropwhile}.
   *
   * @param predicate whether to leave out another one
   * @return that element and all after it
   */
  default AsyncStream<T> dropWhile(ThrowingPredicate<? super T> predicate) {
    return SliceOps.dropWhile((AbstractStream<T>) this, predicate);
  }

  /**
   * Gives the last elements, when the source has ended. Holds back {@code n}.
   *
   * @param n how many; with 0 the source is not started
   * @return the last {@code n} elements, or all if there are fewer
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default AsyncStream<T> takeLast(int n) {
    return SliceOps.takeLast((AbstractStream<T>) this, n);
  }

  /**
   * Leaves out the last elements. Each element is given when {@code n} more have come; holds back
   * {@code n}.
   *
   * @param n how many do not pass
   * @return all but the last {@code n} elements
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default AsyncStream<T> skipLast(int n) {
    return SliceOps.skipLast((AbstractStream<T>) this, n);
  }

  /**
   * Applies any gatherer of java.util.stream, one element after the other; its combiner is not
   * used. What it gives for one element, or at the end, is kept until it is asked for. How much a
   * gatherer holds back cannot be known: {@link #maxInFlight} has no bound.
   *
   * @param <A> the type of the gatherer's state
   * @param <R> the type of the results
   * @param gatherer what to apply
   * @return its results
   */
  default <A extends @Nullable Object, R extends @Nullable Object> AsyncStream<R> gather(
      Gatherer<? super T, A, R> gatherer) {
    return GatherOps.gather((AbstractStream<T>) this, gatherer);
  }

  /**
   * Gives what there is after each element, combined with all before it, beginning with {@code
   * initial}. As {@code Gatherers.scan}: {@code initial} itself is not given. (As {@code
   * itertools.accumulate} with {@code initial}, which does give it.)
   *
   * @param <R> the type of the results
   * @param initial what there is before the first element; the same object for each run
   * @param operator combines what there is with the next element
   * @return as many results as there are elements
   */
  default <R extends @Nullable Object> AsyncStream<R> scan(
      R initial, ThrowingBiFunction<? super R, ? super T, ? extends R> operator) {
    return GatherOps.scan((AbstractStream<T>) this, initial, operator);
  }

  /**
   * Sorts, when the source has ended; equal elements keep their order. As {@code sorted} of
   * java.util.stream. Keeps all elements: {@link #maxInFlight} has no bound.
   *
   * @param comparator the order
   * @return the elements, sorted
   */
  default AsyncStream<T> sorted(Comparator<? super T> comparator) {
    return GatherOps.sorted((AbstractStream<T>) this, comparator);
  }

  /**
   * Gives a separator between any two elements.
   *
   * @param separator what to give; the same object each time
   * @return the elements with separators between them
   */
  default AsyncStream<T> intersperse(T separator) {
    return GatherOps.intersperse((AbstractStream<T>) this, separator);
  }

  /**
   * Gives lists of {@code size} elements each; the last one may be shorter, and none is empty. As
   * {@code Gatherers.windowFixed} and {@code itertools.batched}. Holds back {@code size - 1}.
   *
   * @param size how many elements in a list
   * @return unmodifiable lists; may contain nulls
   * @throws IllegalArgumentException if {@code size} is less than 1
   */
  default AsyncStream<List<T>> windowFixed(int size) {
    return WindowOps.windowFixed((AbstractStream<T>) this, size);
  }

  /**
   * Gives each element with its {@code size - 1} predecessors, from the first one on that has so
   * many; if there are fewer than {@code size} elements, one list of all of them. As {@code
   * Gatherers.windowSliding}. Holds back {@code size - 1}.
   *
   * @param size how many elements in a list
   * @return unmodifiable lists; may contain nulls
   * @throws IllegalArgumentException if {@code size} is less than 1
   */
  default AsyncStream<List<T>> windowSliding(int size) {
    return WindowOps.windowSliding((AbstractStream<T>) this, size);
  }

  /**
   * Gives each element with the one after it. As {@code itertools.pairwise}.
   *
   * @return the pairs; one less than there are elements
   */
  default AsyncStream<Pair<T, T>> pairwise() {
    return WindowOps.pairwise((AbstractStream<T>) this);
  }

  /**
   * Puts neighbours of equal keys together. As {@code itertools.groupby}, but with lists: a group
   * is given when the next one begins, and has no bound.
   *
   * @param <K> the type of the keys
   * @param key gives the key of an element; compared by {@code equals}
   * @return each key with its elements, in an unmodifiable list that may contain nulls
   */
  default <K extends @Nullable Object> AsyncStream<Pair<K, List<T>>> groupAdjacentBy(
      ThrowingFunction<? super T, ? extends K> key) {
    return WindowOps.groupAdjacentBy((AbstractStream<T>) this, key);
  }

  // ---- several inputs --------------------------------------------------------------------------

  /**
   * Goes on with another sequence. As {@code Stream.concat} and {@code itertools.chain}.
   *
   * @param other opened when this one has ended and is closed; owned
   * @return the elements of this one, then those of the other
   */
  default AsyncStream<T> concat(AsyncIterable<? extends T> other) {
    return CombineOps.concat(this, other);
  }

  /**
   * Begins with an element more. The source is opened when the second one is asked for.
   *
   * @param first the element
   * @return it and all elements of this one
   */
  default AsyncStream<T> startWith(T first) {
    return CombineOps.startWith(this, first);
  }

  /**
   * Gives something else if there is nothing.
   *
   * @param other opened when this one has ended without an element and is closed; owned
   * @return the elements of this one, or, if there are none, those of the other
   */
  default AsyncStream<T> ifEmpty(AsyncIterable<? extends T> other) {
    return CombineOps.ifEmpty(this, other);
  }

  /**
   * Gives elements of both in turns; when one ends, the rest of the other.
   *
   * @param other the other one; owned
   * @param segment how many of each before it is the other's turn; this one begins
   * @return the elements of both
   * @throws IllegalArgumentException if {@code segment} is less than 1
   */
  default AsyncStream<T> interleave(AsyncIterable<? extends T> other, int segment) {
    return CombineOps.interleave(this, other, segment);
  }

  /**
   * Combines the first elements of both, the second ones, and so on, to the end of the shorter one;
   * then closes the longer one. As Python's {@code zip}: this one is asked first, so that an
   * element of it is lost if the other one ends.
   *
   * @param <U> the type of the other's elements
   * @param <R> the type of the results
   * @param other the other one; owned
   * @param function combines an element of this one with one of the other
   * @return the results; one element is held back
   */
  default <U extends @Nullable Object, R extends @Nullable Object> AsyncStream<R> zip(
      AsyncIterable<? extends U> other,
      ThrowingBiFunction<? super T, ? super U, ? extends R> function) {
    return ZipOps.zip(this, other, function);
  }

  /**
   * As {@link #zip}, to the end of the longer one. As {@code itertools.zip_longest}.
   *
   * @param <U> the type of the other's elements
   * @param <R> the type of the results
   * @param other the other one; owned
   * @param fillThis in the place of an element if this one has ended
   * @param fillOther in the place of an element if the other one has ended
   * @param function combines an element of this one with one of the other
   * @return the results; one element is held back
   */
  default <U extends @Nullable Object, R extends @Nullable Object> AsyncStream<R> zipLongest(
      AsyncIterable<? extends U> other,
      T fillThis,
      U fillOther,
      ThrowingBiFunction<? super T, ? super U, ? extends R> function) {
    return ZipOps.zipLongest(this, other, fillThis, fillOther, function);
  }

  /**
   * Merges two sequences that are sorted. As {@code heapq.merge}: of equal elements those of this
   * one come first; the first element needs one of each, and one is held back.
   *
   * @param other the other one, sorted in the same way; owned
   * @param comparator the order
   * @return the elements of both, sorted
   */
  default AsyncStream<T> mergeSorted(
      AsyncIterable<? extends T> other, Comparator<? super T> comparator) {
    return ZipOps.mergeSorted(this, other, comparator);
  }

  // ---- side by side ----------------------------------------------------------------------------

  /**
   * Applies a function to up to {@code n} elements at once, and goes on while the consumer is busy.
   * As {@code Gatherers.mapConcurrent}. Each call has a virtual thread for itself, so that it may
   * block; a thread whose call has ended may serve another one of the same run. If a call fails,
   * that comes out when its turn has come; the others are cancelled and awaited.
   *
   * <p>Elements are fetched beside the consumer; but those of {@link #of}, {@link #range} and of a
   * {@link java.util.Collection}, which are there, are taken on the thread that drives the results.
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

  /**
   * As {@link #mapConcurrent(int, ThrowingFunction)}, with a budget that several streams share: a
   * call needs a permit while the function runs. At most {@link Permits#count} elements of this
   * stream are on their way at once.
   *
   * @param <R> the type of the results
   * @param permits the budget
   * @param function gives the result for an element; called on several threads at once
   * @return the results, in order
   */
  default <R extends @Nullable Object> AsyncStream<R> mapConcurrent(
      Permits permits, ThrowingFunction<? super T, ? extends R> function) {
    return ConcurrentOps.mapConcurrent(this, permits, function);
  }

  /**
   * As {@link #mapConcurrent(int, ThrowingFunction)}, with each result as soon as it is there. A
   * failure comes out after the results that were there before it.
   *
   * @param <R> the type of the results
   * @param n how many elements may be on their way at once, from being fetched to being handed on
   * @param function gives the result for an element; called on several threads at once; interrupted
   *     if it is no longer needed
   * @return the results, as they come
   * @throws IllegalArgumentException if {@code n} is less than 1
   */
  default <R extends @Nullable Object> AsyncStream<R> mapConcurrentUnordered(
      int n, ThrowingFunction<? super T, ? extends R> function) {
    return ConcurrentOps.mapConcurrentUnordered(this, n, function);
  }

  /**
   * As {@link #mapConcurrentUnordered(int, ThrowingFunction)}, with a budget that several streams
   * share: a call needs a permit while the function runs. At most {@link Permits#count} elements of
   * this stream are on their way at once.
   *
   * @param <R> the type of the results
   * @param permits the budget
   * @param function gives the result for an element; called on several threads at once
   * @return the results, as they come
   */
  default <R extends @Nullable Object> AsyncStream<R> mapConcurrentUnordered(
      Permits permits, ThrowingFunction<? super T, ? extends R> function) {
    return ConcurrentOps.mapConcurrentUnordered(this, permits, function);
  }

  /**
   * Gives a sequence for each element; up to {@code n} of them run at once, and their elements come
   * as they come. Each fetches one element in advance. The next element is fetched when there is
   * room for its sequence.
   *
   * @param <R> the type of the results
   * @param n how many sequences are open at once
   * @param function gives the sequence for an element; owned, like a source; called on a thread of
   *     the scheduler, one call at a time
   * @return the elements of all sequences; those of one sequence in order
   * @throws IllegalArgumentException if {@code n} is less than 1
   */
  default <R extends @Nullable Object> AsyncStream<R> flatMapMerge(
      int n, ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> function) {
    return FlatMergeOps.flatMapMerge(this, n, function);
  }

  /**
   * Gives the sequence for the latest element: a new element ends the sequence for the one before,
   * which is closed before the next one is opened; an element of it that the consumer has not taken
   * is dropped. This stream is fetched all the time, each sequence one element in advance.
   *
   * @param <R> the type of the results
   * @param function gives the sequence for an element; owned, like a source; called on a thread of
   *     the scheduler, one call at a time
   * @return the elements of the sequences; ends when this stream and the last sequence have
   */
  default <R extends @Nullable Object> AsyncStream<R> flatMapLatest(
      ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> function) {
    return FlatMergeOps.flatMapLatest(this, function);
  }

  /**
   * Runs this and another sequence side by side. Up to 32 elements of each are fetched ahead, and
   * no more before some of those are handed on; so neither can crowd out the other. For more of
   * them, or another number, see {@link #mergeAll}.
   *
   * @param other the other sequence; owned
   * @return the elements of both, as they come; those of one sequence in order
   */
  default AsyncStream<T> merge(AsyncIterable<? extends T> other) {
    return MergeOps.merge(this, other);
  }

  /**
   * Combines the latest elements of this and another sequence, whenever there is a new one of
   * either, from when there is one of both. Each fetches one element in advance.
   *
   * @param <U> the type of the other elements
   * @param <R> the type of the results
   * @param other the other sequence; owned
   * @param function combines an element of this one with one of the other
   * @return the results; ends when both have ended, or one has without having had an element
   */
  default <U extends @Nullable Object, R extends @Nullable Object> AsyncStream<R> combineLatest(
      AsyncIterable<? extends U> other,
      ThrowingBiFunction<? super T, ? super U, ? extends R> function) {
    return MergeOps.combineLatest(this, other, function);
  }

  /**
   * Whichever is first: the sequence that is the first to have an element, to end or to fail wins,
   * and the other one is closed before that is handed on. Nothing is fetched in advance; an element
   * that the other one had, too, is dropped.
   *
   * @param other the other sequence; owned
   * @return the winner
   */
  default AsyncStream<T> race(AsyncIterable<? extends T> other) {
    return MergeOps.race(this, other);
  }

  /**
   * Ends when another sequence has an element or ends. An element that was there before is handed
   * on. Nothing is fetched in advance, and one element of the other sequence.
   *
   * @param other the signal; owned; started first, and fails this one if it fails
   * @return the elements until then
   */
  default AsyncStream<T> takeUntil(AsyncIterable<?> other) {
    return MergeOps.takeUntil(this, other);
  }

  /**
   * Goes on while the consumer is busy, and keeps what it has not taken yet. If elements are
   * dropped, the source is fetched all the time, else only while there is room.
   *
   * @param capacity how many elements wait for the consumer at most
   * @param overflow what happens when one more comes
   * @return the elements
   * @throws IllegalArgumentException if {@code capacity} is less than 1
   */
  default AsyncStream<T> buffer(int capacity, Overflow overflow) {
    return BufferOps.buffer(this, capacity, overflow);
  }

  /**
   * Fetches up to {@code n} elements in advance: {@link #buffer} that loses nothing.
   *
   * @param n how many
   * @return the same elements
   * @throws IllegalArgumentException if {@code n} is less than 1
   */
  default AsyncStream<T> ahead(int n) {
    return BufferOps.ahead(this, n);
  }

  /**
   * Goes on while the consumer is busy, and combines what it has not taken yet to one element. The
   * source is fetched all the time.
   *
   * @param combine combines what waits with the next element; called on a thread of the scheduler,
   *     one call at a time
   * @return one element for each time that the consumer asks
   */
  default AsyncStream<T> conflate(ThrowingBiFunction<? super T, ? super T, ? extends T> combine) {
    return BufferOps.conflate(this, combine);
  }

  /**
   * Lets {@code executor} drive this stream: its sources, and the functions of the operators up to
   * here, run on the executor's threads, what follows on the consumer's. One element is fetched in
   * advance.
   *
   * @param executor where to run; if it rejects, the run fails with that
   * @return the same elements
   */
  default AsyncStream<T> runOn(Executor executor) {
    return BufferOps.runOn(this, executor);
  }

  // ---- time ------------------------------------------------------------------------------------

  /**
   * Hands each element on that much later; the next one is fetched after that. So the elements are
   * at least that far from each other.
   *
   * @param each how much later
   * @return the same elements
   * @throws IllegalArgumentException if {@code each} is negative
   */
  default AsyncStream<T> delay(Duration each) {
    return PaceOps.delay(this, each);
  }

  /**
   * Limits the rate: in any span of length {@code per} at most so many elements are handed on.
   * Those that come too early wait; none is dropped, and nothing is fetched meanwhile.
   *
   * @param elements how many
   * @param per in which time
   * @return the same elements
   * @throws IllegalArgumentException if {@code elements} is less than 1 or {@code per} is not
   *     positive
   */
  default AsyncStream<T> throttle(int elements, Duration per) {
    return PaceOps.throttle(this, elements, per);
  }

  /**
   * Fails if an element takes too long. What counts is the time from when the consumer asks to when
   * the element is there, or the end; not what the consumer itself takes. Nothing is fetched in
   * advance.
   *
   * @param perElement how long an element may take
   * @return the same elements; fails with {@link java.util.concurrent.TimeoutException}, after the
   *     source was cancelled and closed
   * @throws IllegalArgumentException if {@code perElement} is not positive
   */
  default AsyncStream<T> timeout(Duration perElement) {
    return TimeoutOps.timeout(this, perElement);
  }

  /**
   * Fails if a run takes too long as a whole, from when the first element is asked for, the time
   * that the consumer takes included. Nothing is fetched in advance; an element that was there in
   * time is handed on.
   *
   * @param total how long a run may take
   * @return the same elements; fails with {@link java.util.concurrent.TimeoutException}, after the
   *     source was cancelled and closed
   * @throws IllegalArgumentException if {@code total} is not positive
   */
  default AsyncStream<T> deadline(Duration total) {
    return TimeoutOps.deadline(this, total);
  }

  /**
   * Fills gaps: whenever the consumer has been waiting for so long, it is given a filler. The
   * element that it has been waiting for comes later, and is not lost.
   *
   * @param idle how long
   * @param filler gives the filler
   * @return the elements, and fillers between them
   * @throws IllegalArgumentException if {@code idle} is not positive
   */
  default AsyncStream<T> keepAlive(Duration idle, ThrowingSupplier<? extends T> filler) {
    return TimeoutOps.keepAlive(this, idle, filler);
  }

  /**
   * Hands an element on when it has been quiet for a while, and drops those that were followed by
   * another one within that time. The last one is handed on at the end, or before the failure. The
   * source runs while the consumer is busy, until two elements wait for it.
   *
   * @param quiet how long nothing must have come
   * @return the elements after which it was quiet
   * @throws IllegalArgumentException if {@code quiet} is not positive
   */
  default AsyncStream<T> debounce(Duration quiet) {
    return SettleOps.debounce(this, quiet);
  }

  /**
   * Hands on the latest element, once per period, if there is a new one; drops the others. One that
   * is left at the end is handed on then, or before the failure. The source is fetched all the
   * time; periods that pass while the consumer is busy are left out.
   *
   * @param period from one look to the next; the first is after one period
   * @return the latest elements
   * @throws IllegalArgumentException if {@code period} is not positive
   */
  default AsyncStream<T> sample(Duration period) {
    return SettleOps.sample(this, period);
  }

  /**
   * Collects elements into lists: a list is complete when it is full, or when the time since its
   * first element came is up. It is never empty; what is left is handed on at the end, or before
   * the failure. The source runs while the consumer is busy, until {@code size} elements wait.
   *
   * @param size how many elements are in a full list
   * @param time how long its first element waits at most
   * @return the lists, modifiable
   * @throws IllegalArgumentException if {@code size} is less than 1 or {@code time} is not positive
   */
  default AsyncStream<List<T>> windowWithin(int size, Duration time) {
    return SettleOps.windowWithin(this, size, time);
  }

  // ---- errors ----------------------------------------------------------------------------------

  /**
   * Fails with something else when this one fails. This and the other operators for errors leave
   * alone what tells a run to stop: {@link GeneratorExit}, {@link
   * java.util.concurrent.CancellationException}, {@link InterruptedException}; and what is thrown
   * in by the consumer.
   *
   * @param function gives what to throw, not null; what it throws is thrown with the failure
   *     suppressed
   * @return the same elements
   */
  default AsyncStream<T> onErrorMap(
      ThrowingFunction<? super Throwable, ? extends Throwable> function) {
    return ErrorOps.onErrorMap(this, function);
  }

  /**
   * Goes on with another sequence when this one fails and has been closed.
   *
   * @param function gives the sequence for the failure; owned, like a source. What it throws is
   *     thrown with the failure suppressed.
   * @return the elements of this one, then those of the other
   */
  default AsyncStream<T> onErrorResume(
      ThrowingFunction<? super Throwable, ? extends AsyncIterable<? extends T>> function) {
    return ErrorOps.onErrorResume(this, function);
  }

  /**
   * Ends with one more element when this one fails and has been closed.
   *
   * @param function gives the element for the failure. What it throws is thrown with the failure
   *     suppressed.
   * @return the elements of this one, and that
   */
  default AsyncStream<T> onErrorReturn(ThrowingFunction<? super Throwable, ? extends T> function) {
    return ErrorOps.onErrorReturn(this, function);
  }

  /**
   * Opens this one again when it fails and has been closed. It begins at the beginning, so elements
   * are given again, unless it is {@link #resumable}. When there is to be no further retry, the
   * last failure comes out, with up to 16 earlier ones suppressed.
   *
   * @param policy how often, how soon, after which failures
   * @return the elements of all runs
   * @throws IllegalArgumentException if there is a run in it that exists already and could not be
   *     opened again
   */
  default AsyncStream<T> retry(Retry policy) {
    return ErrorOps.retry((AbstractStream<T>) this, policy);
  }

  /**
   * Opens this one again when it has ended and is closed.
   *
   * @param times how many runs there are in all; with 0 it is not opened
   * @return the elements of all runs
   * @throws IllegalArgumentException if {@code times} is negative
   */
  default AsyncStream<T> repeat(long times) {
    return ErrorOps.repeat(this, times);
  }

  // ---- sharing ---------------------------------------------------------------------------------

  /**
   * Lets all current consumers have one run of this stream. The first one starts it; when the last
   * one leaves, it is closed, and that one waits for it. Who comes later first gets the latest
   * elements that were kept, then what comes; who comes after the end starts a new run.
   *
   * <p>Nothing is lost: an element is fetched when a consumer waits and all have taken what there
   * is, so the slowest one holds the others back. One thread that consumes two runs one after the
   * other would wait for itself; see {@link #tee}.
   *
   * @param replay how many elements to keep for those who come later
   * @return a stream of which all runs at a time are one
   * @throws IllegalArgumentException if {@code replay} is negative
   */
  default AsyncStream<T> share(int replay) {
    return ShareOps.share(this, replay);
  }

  /**
   * Branches that all give all elements of one run: Python's {@code itertools.tee}. An element is
   * fetched when the first branch needs it, and kept until the last one has taken it; how many that
   * are is not bounded. A branch that is closed needs nothing any more. The run is closed when all
   * branches have been; so consume or close each of them.
   *
   * <p>The first runs of the branches belong together, the second ones, and so on.
   *
   * @param n how many branches
   * @return the branches, an unmodifiable list
   * @throws IllegalArgumentException if {@code n} is less than 1
   */
  default List<AsyncStream<T>> tee(int n) {
    return ShareOps.tee(this, n);
  }

  /**
   * Gives a stream for each key, as soon as its first element is there. Within a group one element
   * waits for its consumer; if another one comes, the source waits. So all groups have to be
   * consumed while they come, as {@code flatMapMerge(maxGroups, group -> group.elements()…)} does:
   * a consumer that leaves a group alone, or takes one after the other, waits for ever. To skip a
   * group, open and close its elements.
   *
   * <p>A group ends when this stream ends. Closing it drops the element that waits in it, and makes
   * room: the next element with its key begins a new group. When the stream of groups is closed
   * before its end, its groups fail with {@link java.util.concurrent.CancellationException}.
   *
   * @param <K> the type of the keys
   * @param key gives the key of an element; called on a thread of the scheduler, one call at a time
   * @param maxGroups how many groups may be there at once; one more fails the stream and all groups
   *     with {@link IllegalStateException}
   * @return the groups, whose elements can be opened once
   * @throws IllegalArgumentException if {@code maxGroups} is less than 1
   */
  default <K extends @Nullable Object> AsyncStream<Group<K, T>> groupBy(
      ThrowingFunction<? super T, ? extends K> key, int maxGroups) {
    return GroupOps.groupBy(this, key, maxGroups);
  }

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

  // ---- out -------------------------------------------------------------------------------------

  /**
   * Opens a run as a {@code java.util.stream.Stream}: lazy, sequential, for one use. Closing it
   * closes the run and waits for that; consuming it does not, as usual, so use try-with-resources.
   * While the next element is not there, the thread that consumes is blocked.
   *
   * @return the elements
   */
  default Stream<T> stream() {
    return BridgeOps.stream(this);
  }

  /**
   * Publishes: each subscription has a run of its own, driven on the scheduler, from the first
   * request on. No more is fetched than was requested. Cancelling cancels and closes the run. Null
   * elements fail it with {@link NullPointerException}; what fails after a cancellation goes to the
   * thread's uncaught exception handler.
   *
   * @return the publisher
   */
  @SuppressWarnings("NullAway") // null elements are refused when they come
  default Flow.Publisher<T> toPublisher() {
    return PublisherOps.toPublisher(this);
  }

  /**
   * Puts all elements into a queue, and waits while that is full, on a thread of the scheduler that
   * is interrupted when the awaitable is cancelled.
   *
   * @param queue where to put them
   * @return a cold, one-shot awaitable that completes when the run has ended and is closed; fails
   *     with {@link NullPointerException} at a null element
   */
  default Awaitable<@Nullable Void> toQueue(BlockingQueue<? super T> queue) {
    return QueueOps.toQueue(this, queue);
  }
}
