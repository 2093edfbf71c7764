package dev.agen.internal.engine.compiled.run;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterable;
import dev.agen.Awaitable;
import dev.agen.Engine;
import dev.agen.Yielder;
import dev.agen.internal.Traces;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
import dev.agen.internal.finalization.CreationSite;
import dev.agen.internal.protocol.Delegate;
import dev.agen.internal.protocol.Frame;
import dev.agen.internal.protocol.GeneratorHandle;
import dev.agen.internal.protocol.OwnedResources;
import dev.agen.internal.protocol.Signal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A body as a state machine: the superclass of what {@code dev.agen.internal.engine.compiled.emit}
 * writes, and the yielder that the body has.
 *
 * <h2>How it works</h2>
 *
 * <p>{@link #resumeBody} runs, on the thread of the driver, what is innermost: first whatever is
 * being awaited; when that is complete, the innermost {@link Call} with its result, and so on
 * outwards to the body itself. Each of them gives the value that it yields, which so travels in
 * registers; or {@link Signal#TOKEN} or {@link #DONE}, and leaves the token or result in {@code
 * transfer}.
 *
 * <p><b>Invariants.</b> {@code transfer} and {@code how} say what the innermost one is resumed
 * with, and it takes them ({@link #resumed}) before it does anything else. While the body is
 * suspended in an await, {@code awaiting()} is what it awaits; else that is null.
 */
public abstract class Machine extends Frame implements Yielder<@Nullable Object, @Nullable Object> {

  /** It has ended; {@code transfer} is the result. */
  public static final Object DONE = Signal.RETURN;

  /** Stands for the result of what has suspended. */
  public static final Object TOKEN = Signal.TOKEN;

  /** Calls are nested too deeply; nothing is waited for, the innermost is to be run afresh. */
  private static final Object UNWOUND = Signal.UNWOUND;

  /** How many calls of one body may begin on top of each other on the thread's stack. */
  private static final int MOST_NESTED = 50;

  /** What all of them tell. */
  public static final Engine COMPILED = new Engine.Compiled();

  /** Where to go on; 0 at the start. */
  protected char point;

  /** How many calls have begun on the thread's stack since the body, or a call, was resumed. */
  private byte nested;

  /** The innermost call; null if the body itself is innermost. */
  private @Nullable Call top;

  /** For machines. */
  protected Machine() {}

  // ---- what is written for each body ------------------------------------------------------------

  /**
   * Makes one in the initial state.
   *
   * @param captured what the lambda has captured
   * @return a new machine
   */
  protected abstract Machine fresh(Object[] captured);

  /**
   * Runs the body until the next stop.
   *
   * @return what it yields, or why else it stopped
   * @throws Throwable what the body throws
   */
  protected abstract @Nullable Object step() throws Throwable;

  /** Forgets all saved values. */
  protected abstract void clear();

  // ---- making one -------------------------------------------------------------------------------

  /**
   * Makes one of the same body.
   *
   * @param captured what the lambda has captured
   * @return a new machine
   */
  public final Machine copy(Object[] captured) {
    return fresh(captured);
  }

  /**
   * It is to be a generator's.
   *
   * @param owned what it closes at its end
   */
  public final void prepare(OwnedResources owned) {
    own(owned);
  }

  /** It is to be a coroutine's. */
  public final void prepareCoroutine() {
    becomeCoroutine();
  }

  // ---- what the written code calls --------------------------------------------------------------

  /**
   * The result of the call at which the body was suspended.
   *
   * @return what was sent, or what was awaited
   * @throws Throwable what was thrown in, or what the awaited thing failed with
   */
  protected final @Nullable Object resumed() throws Throwable {
    return transfer == null ? null : sent(); // small, since a body may have hundreds of these
  }

  private @Nullable Object sent() throws Throwable {
    Object what = transfer;
    transfer = null;
    if (how == SEND) {
      return what;
    }
    how = SEND;
    throw (Throwable) Objects.requireNonNull(what);
  }

  /**
   * The body yields.
   *
   * @param at the number of the point
   * @param value what it yields
   * @return the value
   */
  protected final @Nullable Object yields(int at, @Nullable Object value) {
    point = (char) at;
    return value;
  }

  /**
   * The body waits.
   *
   * @param at the number of the point
   * @param kind why
   * @return kind
   */
  protected final @Nullable Object suspends(int at, @Nullable Object kind) {
    point = (char) at;
    return kind;
  }

  /**
   * The body, or a call, has ended.
   *
   * @param result what it returns
   * @return DONE
   */
  protected final Object done(@Nullable Object result) {
    transfer = result;
    return DONE;
  }

  /**
   * Awaits a stage.
   *
   * @param stage what to await
   * @return its result if it is complete; else TOKEN
   * @throws Throwable what it failed with
   */
  protected final @Nullable Object awaits(CompletionStage<?> stage) throws Throwable {
    Objects.requireNonNull(stage, "stage");
    if (stage.getClass() == CompletableFuture.class) { // others refuse to tell
      CompletableFuture<?> future = (CompletableFuture<?>) stage;
      if (future.state() == Future.State.SUCCESS) {
        return future.resultNow();
      }
    }
    return begin(Delegate.to(stage));
  }

  /**
   * Awaits an awaitable.
   *
   * @param awaitable what to await
   * @return its result if it completed; else TOKEN
   * @throws Throwable what it failed with
   */
  protected final @Nullable Object awaits(Awaitable<?> awaitable) throws Throwable {
    return begin(Delegate.to(Objects.requireNonNull(awaitable, "awaitable")));
  }

  /**
   * Where two ways to a result meet. Only for the JVM, whose NullPointerExceptions tell which call
   * has returned null, if it is one.
   *
   * @param result what was awaited
   * @return the same
   */
  public static @Nullable Object awaited(@Nullable Object result) {
    return result;
  }

  /**
   * Delegates to a generator.
   *
   * @param generator whose values to yield
   * @return DONE if it ended; else why to stop
   * @throws Throwable what it failed with
   */
  protected final @Nullable Object delegates(AsyncGenerator<?, ?, ?> generator) throws Throwable {
    return enter(delegation(generator), null);
  }

  /**
   * Asks a cursor for its next value.
   *
   * @param cursor what {@code each(…)} gave
   * @return its answer; TOKEN if it has to wait
   * @throws Throwable what fetching failed with
   */
  protected final @Nullable Object hasNext(Iterator<?> cursor) throws Throwable {
    return ask((Cursor<?>) cursor, false);
  }

  /**
   * Takes a cursor's next value.
   *
   * @param cursor what {@code each(…)} gave
   * @return the value; TOKEN if it has to wait
   * @throws Throwable what fetching failed with
   */
  protected final @Nullable Object next(Iterator<?> cursor) throws Throwable {
    return ask((Cursor<?>) cursor, true);
  }

  /**
   * Calls a method that gets the yielder.
   *
   * @param call what executes it
   * @return DONE if it returned; else why to stop
   * @throws Throwable what it throws
   */
  protected final @Nullable Object calls(Call call) throws Throwable {
    return enter(call, null);
  }

  /** {@return what to throw if the point is none} */
  protected final IllegalStateException illegalPoint() {
    return new IllegalStateException("this machine cannot be resumed at point " + (int) point);
  }

  /** What executes {@code yieldFrom}. */
  static Call delegation(AsyncGenerator<?, ?, ?> inner) {
    return inner instanceof GeneratorHandle<?, ?, ?> ours
            && ours.theFrame() instanceof Machine machine
        ? new Delegation(ours, machine)
        : YieldFrom.of(inner);
  }

  // ---- for calls and what is awaited ------------------------------------------------------------

  final @Nullable Object enter(Call call, @Nullable Call caller) throws Throwable {
    call.root = this;
    call.caller = caller;
    top = call;
    if (nested == MOST_NESTED) { // all of them are suspended, and the stack is empty again
      return UNWOUND;
    }
    nested++;
    boolean suspended = false;
    try {
      Object kind = call.step();
      suspended = kind != DONE;
      return kind;
    } finally {
      nested--;
      if (!suspended) {
        top = caller;
      }
    }
  }

  private @Nullable Object ask(Cursor<?> cursor, boolean forValue) {
    if (cursor.ask(forValue)) {
      return cursor.answer();
    }
    Object token = cursor.fetch();
    return token == Resumable.COMPLETED
        ? cursor.takeResult()
        : result(advance(Delegate.<@Nullable Object>to(cursor, cursor.shown()), token));
  }

  private @Nullable Object begin(Delegate<?> delegate) {
    return result(advance(delegate, delegate.start()));
  }

  private @Nullable Object result(Object kind) {
    if (kind != DONE) {
      return TOKEN;
    }
    Object result = transfer;
    transfer = null;
    return result;
  }

  /** What is awaited has stopped with a token. */
  private Object advance(Delegate<?> delegate, @Nullable Object stopped) {
    Object token = stopped;
    while (token != Resumable.COMPLETED) {
      CancellationException cancelled = takeCancellation();
      if (cancelled == null) {
        awaiting(delegate);
        transfer = token;
        return Signal.TOKEN;
      }
      token = delegate.throwIn(cancelled, ExitMode.CLOSE_FIRST);
    }
    transfer = delegate.takeResult();
    return DONE;
  }

  // ---- the engine -------------------------------------------------------------------------------

  @Override
  protected final @Nullable Object resumeBody() throws Throwable {
    Object outcome;
    try {
      outcome = top == null && !isAwaiting() ? step() : runInnermost();
    } catch (Throwable error) {
      throw afterThrow(error);
    }
    return outcome instanceof Signal signal ? afterSignal(signal) : outcome;
  }

  @Override
  protected final @Nullable Object resumeAtYield() throws Throwable {
    return top == null ? step() : runInnermost();
  }

  @Override
  protected final @Nullable Object afterSignal(Signal signal) throws Throwable {
    Object outcome;
    try {
      outcome = signal == UNWOUND ? runInnermost() : signal;
      while (isDelegation(outcome) && !isCaptive()) {
        outcome = delegate();
      }
    } catch (Throwable error) {
      throw afterThrow(error);
    }
    return outcome == DONE ? ended() : outcome;
  }

  @Override
  protected final Throwable afterThrow(Throwable error) {
    transfer = null;
    forget();
    return Objects.requireNonNull(release(error));
  }

  private static boolean isDelegation(@Nullable Object outcome) {
    return outcome == Signal.DELEGATE || outcome == Signal.DELEGATE_CLOSE;
  }

  /** The body has begun to delegate, or goes on with that. */
  private @Nullable Object delegate() throws Throwable {
    Delegation outermost = (Delegation) Objects.requireNonNull(top);
    Object stopped = Chain.begin(outermost);
    if (stopped != Resumable.COMPLETED && advance(Chain.awaited(outermost), stopped) != DONE) {
      return Signal.TOKEN;
    }
    return runInnermost();
  }

  private Object ended() throws Throwable {
    Object result = transfer;
    forget();
    Throwable failure = release(null);
    if (failure != null) {
      throw failure;
    }
    transfer = result;
    return Signal.RETURN;
  }

  @Override
  protected final void forget() {
    top = null;
    clear();
  }

  private @Nullable Object runInnermost() throws Throwable {
    if (isAwaiting()) {
      Object kind = goOn(Objects.requireNonNull(awaiting()));
      if (kind != DONE) {
        return kind;
      }
    }
    while (true) {
      Call call = top;
      Object kind = call == null ? step() : resume(call);
      if (kind == DONE && call != null) {
        top = call.caller;
      } else if (kind != UNWOUND) {
        return kind;
      }
    }
  }

  private @Nullable Object resume(Call call) {
    Object resumedWith = transfer;
    try {
      return call.step();
    } catch (Throwable failure) {
      if (failure != resumedWith) { // that one has been through here, or comes from outside
        Traces.left(failure, call.getClass(), Machine.class, suspendedStack(call.caller));
      }
      raise(failure);
      return DONE;
    }
  }

  private Object goOn(Delegate<?> delegate) {
    Object what = transfer;
    byte mode = how;
    transfer = null;
    how = SEND;
    awaiting(null);
    try {
      Throwable error = mode == SEND ? takeCancellation() : (Throwable) what;
      return advance(
          delegate,
          error == null
              ? delegate.send(what)
              : delegate.throwIn(
                  error, mode == THROW_PASS_ON ? ExitMode.PASS_ON : ExitMode.CLOSE_FIRST));
    } catch (Throwable failure) {
      Traces.crossed(failure, Machine.class, "goOn", suspendedStack(top));
      raise(failure);
      return DONE;
    }
  }

  /** Whoever is resumed next throws it. */
  private void raise(Throwable failure) {
    transfer = failure;
    how = THROW_CLOSE_FIRST;
  }

  @Override
  protected final boolean interruptBody(Thread runner) {
    runner.interrupt();
    return true;
  }

  @Override
  protected final void dropInterrupt() {
    Thread.interrupted();
  }

  @Override
  protected final boolean isExecutingHere(@Nullable Thread runner) {
    return runner == Thread.currentThread();
  }

  @Override
  protected final CreationSite created() {
    return Site.of(getClass()).created();
  }

  @Override
  protected final boolean needsUnwinding() {
    return Site.of(getClass()).needsUnwinding();
  }

  @Override
  protected final Engine engine() {
    return COMPILED;
  }

  @Override
  protected final List<StackTraceElement> bodyStack(@Nullable Thread runner) {
    if (captive() != null) { // of one that executes only perhaps, which is good enough
      return Chain.stack(this);
    }
    if (runner != null) {
      return Site.running(getClass(), runner.getStackTrace());
    }
    return suspendedStack(top);
  }

  private List<StackTraceElement> suspendedStack(@Nullable Call innermost) {
    List<StackTraceElement> stack = new ArrayList<>();
    addPlaces(stack, innermost);
    return stack;
  }

  /** Adds where the body stands, without those it delegates to in a chain. */
  final void addPlaces(List<StackTraceElement> stack) {
    addPlaces(stack, top);
  }

  private void addPlaces(List<StackTraceElement> stack, @Nullable Call innermost) {
    for (Call call = innermost; call != null; call = call.caller) {
      call.addPlace(stack);
    }
    stack.add(Site.of(getClass()).placeOf(point));
  }

  // ---- delegation -------------------------------------------------------------------------------

  /** {@return the delegation that the body is suspended in, if it is part of a chain} */
  final @Nullable Delegation delegation() {
    return top instanceof Delegation delegation ? delegation : null;
  }

  final boolean isLedByCaptor() {
    return isCaptive();
  }

  final void waitFor(Delegation delegation) {
    becomeAwaiting(Chain.awaited(delegation));
  }

  @Override
  protected final @Nullable Machine captive() {
    Delegation delegation = delegation();
    return delegation == null ? null : delegation.inner();
  }

  @Override
  protected final @Nullable Object delegatedOperation() {
    Delegation delegation = delegation();
    return delegation == null ? null : delegation.operation();
  }

  @Override
  protected final boolean isolate(Frame member) {
    Delegation delegation = delegation();
    return delegation != null && Chain.isolate(delegation, (Machine) member);
  }

  // ---- what a body calls directly ---------------------------------------------------------------

  @Override
  public final <V extends @Nullable Object> Iterable<V> each(AsyncIterable<? extends V> iterable) {
    Objects.requireNonNull(iterable, "iterable");
    return new Cursors<V>(iterable);
  }

  // ---- what is compiled away --------------------------------------------------------------------

  @Override
  @SuppressWarnings("NamedLikeContextualKeyword")
  public final @Nullable Object yield(@Nullable Object value) {
    throw escaped();
  }

  @Override
  public final <V extends @Nullable Object> V await(Awaitable<? extends V> awaitable) {
    throw escaped();
  }

  @Override
  public final <V extends @Nullable Object> V await(CompletionStage<? extends V> stage) {
    throw escaped();
  }

  @Override
  public final <R extends @Nullable Object> @Nullable R yieldFrom(
      AsyncGenerator<?, ? super @Nullable Object, ? extends R> inner) {
    throw escaped();
  }

  /** Only by reflection can a compiled body's yielder get out. */
  private static IllegalStateException escaped() {
    return new IllegalStateException("the yielder was used outside of its body");
  }
}
