package dev.agen.internal.engine.compiled.run;

import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
import dev.agen.internal.protocol.Captor;
import dev.agen.internal.protocol.GeneratorHandle;
import dev.agen.internal.protocol.Operation;
import dev.agen.internal.protocol.Signal;
import dev.agen.internal.protocol.Step;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code yieldFrom} a generator that is a machine, too: one link of a {@link Chain}. Does what
 * {@link YieldFrom} does, but never drives the inner one by itself: it only says what is to be
 * asked of it, and the chain asks.
 *
 * <pre>
 *   START, YIELDED --- step() ---> ASKING    with what was sent or thrown in
 *   ASKING --- the chain asks ---> YIELDED   the inner one has yielded, or delegates in its turn
 *                                  ENDED     ... has ended
 *                                  FAILED    ... has failed
 *                                  HANDING   ... has yielded, and this is the outermost link
 *                                  WAITING   ... waits, and this is the outermost link
 *   HANDING ---------- step() ---> YIELDED   the value goes out
 *   ENDED, FAILED ---- step() --->           the call returns or throws
 * </pre>
 *
 * <p>Nothing is done in a link that is not the outermost while what it delegates to yields.
 * Whatever comes to its body therefore finds YIELDED or, from the chain, ENDED or FAILED.
 */
final class Delegation extends Call implements Captor {

  private static final int START = 0;
  private static final int ASKING = 1;
  private static final int WAITING = 2;
  private static final int HANDING = 3;
  private static final int YIELDED = 4;
  private static final int ENDED = 5;
  private static final int FAILED = 6;

  /** What the inner one is to be asked. */
  private enum Request {
    /** To take {@code what}. */
    SEND,
    /** The same, by the link that did so last. */
    SEND_AGAIN,
    /** To take an exception. */
    THROW,
    /** To end. */
    CLOSE,
    /** To take what its own delegation has come to. */
    GO_ON,
    /** To go on with its await. */
    RESUME,
    /** To take an exception at its await. */
    RESUME_THROWING
  }

  private final GeneratorHandle<?, ?, ?> handle;
  private final Machine inner;

  /** One for all that is sent. */
  private @Nullable Step<?> step;

  /** The latest. */
  private @Nullable Operation<?> operation;

  private Request request = Request.SEND;

  /** What to ask with, to hand out, or to end with. */
  private @Nullable Object what;

  /** With which this was closed. */
  private @Nullable GeneratorExit exit;

  /** The innermost link, if this is the outermost and knows it; while waiting it does. */
  private @Nullable Delegation innermost;

  Delegation(GeneratorHandle<?, ?, ?> handle, Machine inner) {
    this.handle = handle;
    this.inner = inner;
  }

  // ---- as a call of the delegating body ---------------------------------------------------------

  @Override
  protected @Nullable Object step() throws Throwable {
    switch (point) {
      case START -> step = handle.stepFor(this);
      case ASKING -> {} // which may have been meant for a captor, who did not take it
      case HANDING -> {
        Object value = what;
        what = null;
        return yields(YIELDED, value);
      }
      case ENDED -> {
        return done(what);
      }
      case FAILED -> throw (Throwable) Objects.requireNonNull(what);
      default -> receive();
    }
    point = ASKING;
    return exit == null ? Signal.DELEGATE : Signal.DELEGATE_CLOSE;
  }

  /** Takes what has come to the body. */
  private void receive() throws Throwable {
    boolean waiting = point == WAITING; // then the inner one was closed, and the exit comes
    if (root.isLedByCaptor()) {
      innermost = null; // from now on it will not be kept up to date
    }
    try {
      what = resumed();
      request = Request.SEND;
    } catch (GeneratorExit thrown) {
      if (waiting) {
        letGo();
        throw thrown;
      }
      exit = thrown;
      request = Request.CLOSE;
    } catch (Throwable error) {
      if (waiting || handle.isFinished()) { // or it would be lost (D11)
        letGo();
        throw error;
      }
      what = error;
      request = Request.THROW;
    }
  }

  @Override
  void addPlace(List<StackTraceElement> stack) {} // those further in are named by the chain

  // ---- as a captor ------------------------------------------------------------------------------

  @Override
  public Machine delegating() {
    return root;
  }

  @Override
  public void forget() {
    innermost = null;
  }

  private void letGo() {
    inner.letGo(this);
  }

  // ---- for the chain ----------------------------------------------------------------------------

  Machine inner() {
    return inner;
  }

  /** {@return the link further out} Only if there is one. */
  Delegation outer() {
    return (Delegation) Objects.requireNonNull(root.captor());
  }

  /** {@return the link further in} Only if there is one. */
  Delegation further() {
    return Objects.requireNonNull(inner.delegation());
  }

  /** {@return the latest operation} */
  Operation<?> operation() {
    return Objects.requireNonNull(operation == null ? step : operation);
  }

  /** {@return the innermost link} This one waits. */
  Delegation innermost() {
    return Objects.requireNonNull(innermost);
  }

  /** {@return the same, for those who only look} */
  @Nullable Delegation innermostIfKnown() {
    return innermost;
  }

  /** {@return the link to be asked, which the request of this outermost one has been given to} */
  Delegation entry() {
    Delegation known = innermost;
    if (known == null || request != Request.SEND) {
      return this;
    }
    Object sent = what;
    what = null;
    known.request = Request.SEND_AGAIN;
    known.what = sent;
    return known;
  }

  /** The inner one is to take what its delegation has come to. */
  void goOn() {
    request = Request.GO_ON;
  }

  void resume(@Nullable Object sent) {
    request = Request.RESUME;
    what = sent;
  }

  void resumeThrowing(Throwable error) {
    request = Request.RESUME_THROWING;
    what = error;
  }

  /**
   * Asks the inner one.
   *
   * @return a token or a {@link Signal#isDelegation delegation}; or COMPLETED: then there is a
   *     value, unless this {@link #hasEnded}
   */
  @Nullable Object ask() {
    point = YIELDED; // for what comes next, unless the chain knows better
    try {
      Object stopped = drive();
      if (stopped == Resumable.COMPLETED) {
        completes(operation().takeResult());
      }
      return stopped;
    } catch (StopIteration completion) { // as everywhere something is awaited
      completes(completion.value());
    } catch (StopAsyncIteration end) {
      if (exit == null) {
        ends(end.value());
      } else {
        fails(end);
      }
    } catch (Throwable failure) {
      Chain.crossed(failure, root);
      fails(failure);
    }
    return Resumable.COMPLETED;
  }

  private @Nullable Object drive() {
    Object argument = what;
    what = null;
    return switch (request) {
      case SEND -> sending().drive(argument, false);
      case SEND_AGAIN -> sending().drive(argument, true);
      case THROW -> begin((Throwable) argument);
      case CLOSE -> begin(null);
      case GO_ON -> exit == null ? sending().drive(null, true) : operation().resume(null);
      case RESUME -> operation().resume(argument);
      case RESUME_THROWING ->
          operation()
              .resumeThrowing((Throwable) Objects.requireNonNull(argument), ExitMode.CLOSE_FIRST);
    };
  }

  private Step<?> sending() {
    operation = null;
    return Objects.requireNonNull(step);
  }

  private @Nullable Object begin(@Nullable Throwable error) {
    Operation<?> fresh = handle.interruptFor(this, error);
    operation = fresh;
    return fresh.resume(null);
  }

  private void completes(@Nullable Object value) {
    if (exit == null) {
      what = value;
    } else {
      fails(exit);
    }
  }

  private void ends(@Nullable Object result) {
    what = result;
    point = ENDED;
    letGo();
  }

  /** The call is to throw. */
  void fails(Throwable failure) {
    ends(failure);
    point = FAILED;
  }

  boolean hasEnded() {
    return point == ENDED || point == FAILED;
  }

  // ---- for the chain, if this is the outermost --------------------------------------------------

  /** The link has a value, which goes out here. */
  void hands(Delegation link) {
    Object value = link.what;
    link.what = null;
    what = value;
    point = HANDING;
    innermost = link;
  }

  /** The link's inner one is suspended in an await. */
  void waits(Delegation link) {
    point = WAITING;
    innermost = link;
  }

  void hasEndedAll() {
    innermost = null;
  }

  // ---- closing what is being awaited ------------------------------------------------------------

  /**
   * Closes the operation, whose body is suspended in an await.
   *
   * @return what that fails with
   */
  @Nullable Throwable closeOperation() {
    try {
      operation().close();
      return null;
    } catch (Throwable failure) {
      return failure;
    }
  }

  /**
   * The same for one whose body has delegated to what is being closed and now takes what its
   * delegation has come to.
   */
  @Nullable Throwable goOnClosing() {
    try {
      Object stopped = exit == null ? sending().driveAlone() : operation().resume(null);
      if (stopped == Resumable.COMPLETED) {
        operation().takeResult(); // dropped: nobody asked for it
        return null;
      }
    } catch (StopIteration | StopAsyncIteration | GeneratorExit ended) {
      return null;
    } catch (Throwable failure) {
      return failure;
    }
    return Operation.ignoredExit();
  }

  // ---- isolating --------------------------------------------------------------------------------

  /** The inner one turns out to be in the middle of an operation of this. */
  void holds() {
    if (exit == null) {
      sending().hold();
    }
  }
}
