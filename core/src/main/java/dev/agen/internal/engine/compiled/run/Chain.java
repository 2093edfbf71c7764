package dev.agen.internal.engine.compiled.run;

import dev.agen.GeneratorExit;
import dev.agen.internal.Rethrow;
import dev.agen.internal.Traces;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
import dev.agen.internal.drive.Waker;
import dev.agen.internal.protocol.Delegate;
import dev.agen.internal.protocol.Signal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Machines that delegate to each other: {@code yieldFrom} in {@code yieldFrom}, however deep, at
 * the cost of one.
 *
 * <h2>How it works</h2>
 *
 * <pre>
 *   root ==Delegation==> machine ==Delegation==> machine ==Delegation==> leaf
 *            outermost                              ...        innermost
 * </pre>
 *
 * <p>The root is what a driver drives; its body is in the outermost {@link Delegation}, which knows
 * the innermost. What comes to the root goes to the leaf at once, by an ordinary operation, and
 * what the leaf yields comes out of the root; nobody in between is touched. {@link #drive} does
 * this. It is a loop and not a recursion, since every machine but the root stops ({@link
 * Signal#DELEGATE}) when it has something to ask of its inner one, or has to learn what its
 * delegation has come to:
 *
 * <ul>
 *   <li>The leaf begins to delegate: it is settled as if it had yielded, and its inner one is
 *       asked.
 *   <li>It ends or fails: its outer one is driven, by an operation as before, and its delegation
 *       returns or throws.
 *   <li>It suspends in an await: so does the root, which awaits the chain, and through it the leaf.
 * </ul>
 *
 * <p>A root that does not know the innermost link, because somebody else has driven one of the
 * machines ({@code Captivity} says how it notices), or that throws in, asks its own inner one,
 * which stops for asking its inner one, and so on: then each decides as it would alone.
 *
 * <p><b>Closing</b> leaves an operation in flight in each machine, since what a body yields while
 * it is closed is an error. Such an operation does not let its body stop for a new delegation: the
 * body becomes the root of a chain of its own. So does a body that takes what its delegation has
 * come to while the await of the chain is closed ({@link #close}).
 *
 * <p><b>Invariants.</b> While the root executes or is suspended in an await, the machines of the
 * chain are the root's: all other operations on them are refused. Each of them knows its captor,
 * the link further out. Only the outermost link of a root has an innermost one; while the root
 * waits it is the one whose operation is in flight.
 */
final class Chain extends Resumable<@Nullable Object> {

  private final Delegation outermost;

  private Chain(Delegation outermost) {
    this.outermost = outermost;
  }

  // ---- driving ----------------------------------------------------------------------------------

  /**
   * Does what the outermost link wants to be done.
   *
   * @return a token, or COMPLETED: then that link is to be stepped
   */
  static @Nullable Object begin(Delegation outermost) {
    return drive(outermost, outermost.entry());
  }

  private static @Nullable Object drive(Delegation outermost, Delegation first) {
    Delegation at = first;
    while (true) {
      Object stopped = at.ask();
      if (stopped instanceof Signal) {
        at = at.further();
      } else if (stopped != COMPLETED) {
        outermost.waits(at);
        return stopped;
      } else if (!at.hasEnded()) {
        outermost.hands(at);
        return COMPLETED;
      } else if (at == outermost) {
        outermost.hasEndedAll();
        return COMPLETED;
      } else {
        at = at.outer();
        at.goOn();
      }
    }
  }

  /**
   * Names a body that an exception crosses.
   *
   * @param failure what crosses it
   * @param body its machine, which is in a link of a chain
   */
  static void crossed(Throwable failure, Machine body) {
    Traces.crossedBelow(failure, Chain.class, "drive", body::addPlaces);
  }

  // ---- as what the root awaits ------------------------------------------------------------------

  /** {@return the await of a chain whose innermost operation is in flight} */
  static Delegate<?> awaited(Delegation outermost) {
    return Delegate.<@Nullable Object>to(new Chain(outermost), outermost.operation());
  }

  @Override
  public @Nullable Object resume(@Nullable Object sent) {
    Delegation at = outermost.innermost();
    at.resume(sent);
    return drive(outermost, at);
  }

  @Override
  public @Nullable Object resumeThrowing(Throwable error, ExitMode mode) {
    Delegation at = outermost.innermost();
    if (!(error instanceof GeneratorExit) || at == outermost) {
      at.resumeThrowing(error);
      return drive(outermost, at);
    }
    // Passed on to the root's inner one, which closes what it awaits before it throws.
    Delegation second = outermost.further();
    Throwable failure = closeUpTo(second);
    second.fails(failure == null ? error : failure);
    outermost.goOn();
    return drive(outermost, outermost);
  }

  /** Closes the operation of the outermost link, which closes that of the next one, and so on. */
  @Override
  public @Nullable Object close() {
    Throwable failure = closeUpTo(outermost);
    if (failure != null) {
      throw Rethrow.unchecked(failure);
    }
    return null;
  }

  private @Nullable Throwable closeUpTo(Delegation last) {
    Delegation at = outermost.innermost();
    Throwable failure = at.closeOperation();
    while (at != last) {
      at.fails(failure == null ? new GeneratorExit() : failure);
      at = at.outer();
      failure = at.goOnClosing();
    }
    return failure;
  }

  @Override
  public void drivenBy(Waker waker) {
    Delegation at = outermost.innermostIfKnown();
    if (at != null) {
      at.operation().drivenBy(waker);
    }
  }

  @Override
  public boolean wake() {
    Delegation at = outermost.innermostIfKnown();
    return at != null && at.operation().wake();
  }

  // ---- for others -------------------------------------------------------------------------------

  /**
   * Splits the chain of a root that is suspended in an await: one of its machines becomes a root,
   * too, suspended in the await of the rest. The caller holds the monitor of the first root.
   *
   * @return false if the machine is not of this chain
   */
  static boolean isolate(Delegation outermost, Machine member) {
    Delegation innermost = outermost.innermostIfKnown();
    Delegation start = member.delegation();
    if (innermost == null || start == null || start == outermost) {
      return false;
    }
    for (Delegation at = innermost; at != start; at = at.outer()) {
      if (at == outermost) {
        return false;
      }
    }
    Delegation outer = start.outer();
    start.waits(innermost);
    member.waitFor(start);
    outer.holds();
    outermost.waits(outer);
    return true;
  }

  /** Where the bodies of a chain stand, innermost first. */
  static List<StackTraceElement> stack(Machine root) {
    LinkedHashSet<Machine> machines =
        new LinkedHashSet<>(); // others may be changing them: no circles
    Machine leaf = root;
    for (Machine at = leaf.captive(); at != null && machines.add(leaf); at = leaf.captive()) {
      leaf = at;
    }
    List<StackTraceElement> stack = new ArrayList<>(leaf.stack());
    for (Machine machine : machines.reversed()) {
      machine.addPlaces(stack);
    }
    return stack;
  }
}
