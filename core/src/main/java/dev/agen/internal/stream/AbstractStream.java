package dev.agen.internal.stream;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.internal.Rethrow;
import dev.agen.stream.StageNote;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A description of a sequence: a generator's body, or stages over one.
 *
 * <p>There are two ways to run it. <em>Pulled</em>, {@link #open}, it is a generator.
 * <em>Pushed</em>, {@link #run} and {@link #runAsync}, one loop over the innermost generator gives
 * each value to the sinks of the stages and to the terminal one; so a chain of stages costs what
 * one loop costs.
 *
 * @param <T> the type of the elements
 */
@SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
public abstract sealed class AbstractStream<T extends @Nullable Object> implements AsyncStream<T>
    permits GeneratedStream, Pipeline {

  AbstractStream() {}

  /** What has to be closed at the end of a run even if its body never started. */
  abstract List<AutoCloseable> owned();

  /**
   * The same with another stage.
   *
   * @param stage the stage
   * @param inFlight how many elements it holds back
   */
  abstract <R extends @Nullable Object> AbstractStream<R> then(Stage<T, R> stage, long inFlight);

  /** The same with another stage that keeps nothing in mind from one element to the next. */
  abstract <R extends @Nullable Object> AbstractStream<R> thenStateless(Stage<T, R> stage);

  /**
   * {@return a description for the use of one consumer, who opens it one run after the other: each
   * goes on where the consumer was in the last one} This same one if that is not possible.
   */
  AbstractStream<T> resuming() {
    return this;
  }

  /**
   * Runs it on the calling thread, blocking, and gives all to {@code sink}, as its protocol says.
   * When this returns or throws, the run is closed.
   */
  abstract void pushTo(Sink<? super T> sink) throws Exception;

  /** Consumes a run, blocking. */
  final <R extends @Nullable Object> R run(Terminal<? super T, R> terminal) {
    try {
      pushTo(terminal);
      return terminal.result();
    } catch (Exception error) {
      throw Rethrow.unchecked(error);
    }
  }

  /** Consumes a run when it is driven. */
  abstract <R extends @Nullable Object> Awaitable<R> runAsync(
      Supplier<? extends Terminal<? super T, R>> terminal);

  static <S extends @Nullable Object> void push(AsyncStream<S> source, Sink<? super S> sink)
      throws Exception {
    try (AsyncGenerator<S, ?, ?> run = source.open()) {
      if (sink.wantsMore()) {
        long element = 0;
        for (S value : run) {
          if (!accept(sink, value, element++)) {
            break;
          }
        }
      }
      sink.end();
    }
  }

  static <S extends @Nullable Object, T extends @Nullable Object, R extends @Nullable Object>
      Awaitable<R> pushAsync(
          AsyncStream<S> source,
          @Nullable Stage<S, T> stage,
          Supplier<? extends Terminal<? super T, R>> terminals) {
    return Coroutine.of(c -> {
      Terminal<? super T, R> terminal = terminals.get();
      Sink<? super S> sink = over(stage, terminal);
      AsyncGenerator<S, ?, ?> run = source.open();
      try {
        if (sink.wantsMore()) {
          long element = 0;
          for (S value : c.<S>each(run)) {
            if (!accept(sink, value, element++)) {
              break;
            }
          }
        }
        sink.end();
      } catch (Throwable error) {
        throw Source.closeAfter(c, run, error);
      }
      Source.close(c, run);
      return terminal.result();
    });
  }

  @SuppressWarnings("unchecked") // without a stage, S is T
  private static <S extends @Nullable Object, T extends @Nullable Object> Sink<? super S> over(
      @Nullable Stage<S, T> stage, Sink<? super T> next) {
    return stage == null ? (Sink<? super S>) next : stage.over(next);
  }

  /** Gives one element; a note that it leaves gets the element's number. */
  static <S extends @Nullable Object> boolean accept(Sink<? super S> sink, S value, long element)
      throws Exception {
    try {
      return sink.accept(value);
    } catch (Throwable error) {
      StageNote.numbered(error, element);
      throw error;
    }
  }
}
