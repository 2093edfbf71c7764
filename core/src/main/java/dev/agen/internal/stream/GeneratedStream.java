package dev.agen.internal.stream;

import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import dev.agen.Engine;
import dev.agen.StreamBody;
import dev.agen.internal.engine.Engines;
import dev.agen.internal.finalization.CreationSite;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream described by a generator's body: the user's, or an operator's.
 *
 * @param <T> the type of the values
 */
@SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
public final class GeneratedStream<T extends @Nullable Object> extends AbstractStream<T> {

  /**
   * How an operator runs on a thread that may block, if there is a shorter way than its body: the
   * same elements, the same exceptions, and everything closed at the same moments.
   *
   * @param <T> the type of the values
   */
  @FunctionalInterface
  interface Pushing<T extends @Nullable Object> {

    /** See {@link AbstractStream#pushTo}. */
    void to(Sink<? super T> sink) throws Exception;
  }

  private final @Nullable Lookup lookup;
  private final StreamBody<T> body;
  private final @Nullable Pushing<T> pushing;

  /** The values, if they are there or can be computed without awaiting anything; else null. */
  private final @Nullable Iterable<? extends T> values;

  private final long inFlight;
  private final List<AutoCloseable> owned;

  /** See {@link #resuming()}; null if each run begins at the beginning. */
  private final @Nullable Supplier<GeneratedStream<T>> resuming;

  /** What to call a run; null if its body's place tells. */
  private final @Nullable String name;

  /**
   * Describes what a user's body yields.
   *
   * @param lookup with access to the body's class; null for none
   * @param body run anew for each opening
   */
  public GeneratedStream(@Nullable Lookup lookup, StreamBody<T> body) {
    this.lookup = lookup;
    this.body = Objects.requireNonNull(body, "body");
    pushing = null;
    values = null;
    resuming = null;
    inFlight = 0;
    owned = List.of();
    name = engine().isCompiled() ? null : CreationSite.here().name();
  }

  private GeneratedStream(
      StreamBody<T> body,
      @Nullable Pushing<T> pushing,
      @Nullable Iterable<? extends T> values,
      @Nullable Supplier<GeneratedStream<T>> resuming,
      long inFlight,
      List<AutoCloseable> owned) {
    lookup = null;
    this.body = body;
    this.pushing = pushing;
    this.values = values;
    this.resuming = resuming;
    this.inFlight = inFlight;
    this.owned = owned;
    name = null;
  }

  /** Describes what an operator yields that holds back so many elements and owns so much. */
  GeneratedStream(StreamBody<T> body, long inFlight, List<AutoCloseable> owned) {
    this(body, null, null, null, inFlight, owned);
  }

  /** Describes what is there or can be computed, so that it needs no generator if it is pushed. */
  static <T extends @Nullable Object> GeneratedStream<T> made(Iterable<? extends T> values) {
    return new GeneratedStream<>(
        y -> {
          for (T value : values) {
            y.yield(value);
          }
        },
        null,
        values,
        null,
        0,
        List.of());
  }

  /** Describes what an operator over some sources yields, which holds back so many elements. */
  static <T extends @Nullable Object> GeneratedStream<T> of(
      StreamBody<T> body, long inFlight, Source<?>... sources) {
    return of(body, null, inFlight, sources);
  }

  /** As the other, with a shorter way for threads that may block. */
  static <T extends @Nullable Object> GeneratedStream<T> of(
      StreamBody<T> body, @Nullable Pushing<T> pushing, long inFlight, Source<?>... sources) {
    long sum = inFlight;
    for (Source<?> source : sources) {
      sum = InFlight.sum(sum, source.maxInFlight());
    }
    return new GeneratedStream<>(body, pushing, null, null, sum, Source.owned(List.of(sources)));
  }

  /** Describes what a body yields; {@code resuming} makes descriptions that can go on. */
  static <T extends @Nullable Object> GeneratedStream<T> resumable(
      StreamBody<T> body, Supplier<GeneratedStream<T>> resuming) {
    return new GeneratedStream<>(body, null, null, resuming, 0, List.of());
  }

  @Override
  <R extends @Nullable Object> AbstractStream<R> then(Stage<T, R> stage, long more) {
    return new Pipeline<>(this, stage, more, false);
  }

  @Override
  <R extends @Nullable Object> AbstractStream<R> thenStateless(Stage<T, R> stage) {
    return new Pipeline<>(this, stage, 0, true);
  }

  @Override
  GeneratedStream<T> resuming() {
    return resuming == null ? this : resuming.get();
  }

  @Override
  List<AutoCloseable> owned() {
    return owned;
  }

  @Override
  public long maxInFlight() {
    return inFlight;
  }

  @Override
  public AsyncGenerator<T, @Nullable Void, @Nullable Void> open(AutoCloseable... resources) {
    StreamBody<T> code = body;
    return Engines.<T, @Nullable Void>oneWay(
        lookup,
        code,
        y -> {
          code.run(y);
          return null;
        },
        name,
        all(resources));
  }

  /** The user's are closed first, as they would have to be had he opened the sources before. */
  private AutoCloseable[] all(AutoCloseable[] resources) {
    if (owned.isEmpty()) {
      return resources;
    }
    AutoCloseable[] all = owned.toArray(new AutoCloseable[owned.size() + resources.length]);
    System.arraycopy(resources, 0, all, owned.size(), resources.length);
    return all;
  }

  @Override
  public Engine engine() {
    return Engines.of(lookup, body);
  }

  /** {@return the values, if nothing has to be awaited for them; else null} */
  @Nullable Iterable<? extends T> values() {
    return values;
  }

  @Override
  void pushTo(Sink<? super T> sink) throws Exception {
    if (values != null) {
      push(values, sink);
    } else if (pushing == null || !owned.isEmpty()) {
      push(this, sink);
    } else {
      pushing.to(sink);
    }
  }

  private static <T extends @Nullable Object> void push(
      Iterable<? extends T> values, Sink<? super T> sink) throws Exception {
    if (sink.wantsMore()) {
      long element = 0;
      for (T value : values) {
        if (!accept(sink, value, element++)) {
          break;
        }
      }
    }
    sink.end();
  }

  @Override
  <R extends @Nullable Object> Awaitable<R> runAsync(
      Supplier<? extends Terminal<? super T, R>> terminal) {
    return pushAsync(this, null, terminal);
  }
}
