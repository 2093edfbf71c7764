package dev.agen.internal.engine.compiled.run;

import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method that got the yielder: a machine of its own that works for the {@link
 * Machine} of the body. The innermost call of a body is resumed directly, however deep it is.
 */
public abstract class Call {

  /** Where to go on; 0 at the start. */
  protected int point;

  /** The body's machine; set when the call begins. */
  @SuppressWarnings("NullAway.Init")
  protected Machine root;

  @Nullable Call caller;

  /** For machines. */
  protected Call() {}

  /**
   * Adds where it stands.
   *
   * @param stack innermost first
   */
  void addPlace(List<StackTraceElement> stack) {
    stack.add(Site.of(getClass()).placeOf(point));
  }

  /**
   * Runs until the next stop.
   *
   * @return what it yields, or why else it stopped
   * @throws Throwable what the method throws
   */
  protected abstract @Nullable Object step() throws Throwable;

  /** See {@link Machine#resumed}. */
  protected final @Nullable Object resumed() throws Throwable {
    return root.resumed();
  }

  /** See {@link Machine#yields}. */
  protected final @Nullable Object yields(int at, @Nullable Object value) {
    point = at;
    return value;
  }

  /** See {@link Machine#suspends}. */
  protected final @Nullable Object suspends(int at, @Nullable Object kind) {
    point = at;
    return kind;
  }

  /** See {@link Machine#done}. */
  protected final Object done(@Nullable Object result) {
    return root.done(result);
  }

  /** See {@link Machine#awaits(CompletionStage)}. */
  protected final @Nullable Object awaits(CompletionStage<?> stage) throws Throwable {
    return root.awaits(stage);
  }

  /** See {@link Machine#awaits(Awaitable)}. */
  protected final @Nullable Object awaits(Awaitable<?> awaitable) throws Throwable {
    return root.awaits(awaitable);
  }

  /** See {@link Machine#delegates}. */
  protected final @Nullable Object delegates(AsyncGenerator<?, ?, ?> inner) throws Throwable {
    return root.enter(Machine.delegation(inner), this);
  }

  /** See {@link Machine#hasNext}. */
  protected final @Nullable Object hasNext(Iterator<?> cursor) throws Throwable {
    return root.hasNext(cursor);
  }

  /** See {@link Machine#next}. */
  protected final @Nullable Object next(Iterator<?> cursor) throws Throwable {
    return root.next(cursor);
  }

  /** See {@link Machine#calls}. */
  protected final @Nullable Object calls(Call inner) throws Throwable {
    return root.enter(inner, this);
  }

  /** See {@link Machine#illegalPoint}. */
  protected final IllegalStateException illegalPoint() {
    return root.illegalPoint();
  }
}
