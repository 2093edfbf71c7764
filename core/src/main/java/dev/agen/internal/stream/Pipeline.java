package dev.agen.internal.stream;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Awaitable;
import dev.agen.Engine;
import dev.agen.StreamBody;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Synchronous stages over a generated stream.
 *
 * @param <S> the type of the source's elements
 * @param <T> the type of the elements
 */
@SuppressWarnings("NullAway") // a loop variable of type S is an S, whatever S is
final class Pipeline<S extends @Nullable Object, T extends @Nullable Object>
    extends AbstractStream<T> {

  private final GeneratedStream<S> source;
  private final Stage<S, T> stages;
  private final long inFlight;

  /** Whether the stages keep nothing in mind, so that another run can go on where one stopped. */
  private final boolean stateless;

  /** The same, to be opened; made when it is first needed, perhaps twice. */
  private @Nullable GeneratedStream<T> pulled;

  Pipeline(GeneratedStream<S> source, Stage<S, T> stages, long inFlight, boolean stateless) {
    this.stateless = stateless;
    this.source = source;
    this.stages = stages;
    this.inFlight = inFlight;
  }

  @Override
  <R extends @Nullable Object> AbstractStream<R> then(Stage<T, R> stage, long more) {
    return then(stage, more, false);
  }

  @Override
  <R extends @Nullable Object> AbstractStream<R> thenStateless(Stage<T, R> stage) {
    return then(stage, 0, stateless);
  }

  private <R extends @Nullable Object> AbstractStream<R> then(
      Stage<T, R> stage, long more, boolean bothStateless) {
    Stage<S, T> before = stages;
    return new Pipeline<>(
        source, next -> before.over(stage.over(next)), InFlight.sum(inFlight, more), bothStateless);
  }

  @Override
  AbstractStream<T> resuming() {
    GeneratedStream<S> resuming = stateless ? source.resuming() : source;
    return resuming == source ? this : new Pipeline<>(resuming, stages, inFlight, true);
  }

  @Override
  List<AutoCloseable> owned() {
    return source.owned();
  }

  @Override
  public long maxInFlight() {
    return InFlight.sum(source.maxInFlight(), inFlight);
  }

  @Override
  public Engine engine() {
    return source.engine();
  }

  @Override
  public AsyncGenerator<T, @Nullable Void, @Nullable Void> open(AutoCloseable... resources) {
    GeneratedStream<T> stream = pulled;
    if (stream == null) {
      stream = new GeneratedStream<>(pulled(source, stages), maxInFlight(), source.owned());
      pulled = stream;
    }
    return stream.open(resources);
  }

  private static <S extends @Nullable Object, T extends @Nullable Object> StreamBody<T> pulled(
      AsyncStream<S> source, Stage<S, T> stages) {
    return y -> {
      Outlet<T> outlet = new Outlet<>();
      Sink<S> sink = stages.over(outlet);
      AsyncGenerator<S, @Nullable Void, @Nullable Void> run = source.open();
      try {
        if (sink.wantsMore()) {
          long element = 0;
          for (S value : y.<S>each(run)) {
            boolean more = outlet.feed(sink, value, element++);
            while (outlet.hasNext()) {
              y.yield(outlet.next());
            }
            if (!more) {
              break;
            }
          }
        }
        outlet.end(sink);
        while (outlet.hasNext()) {
          y.yield(outlet.next());
        }
      } catch (Throwable error) {
        throw Source.closeAfter(y, run, error);
      }
      Source.close(y, run);
    };
  }

  @Override
  void pushTo(Sink<? super T> sink) throws Exception {
    source.pushTo(stages.over(sink));
  }

  @Override
  <R extends @Nullable Object> Awaitable<R> runAsync(
      Supplier<? extends Terminal<? super T, R>> terminal) {
    return pushAsync(source, stages, terminal);
  }
}
