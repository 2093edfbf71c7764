package dev.agen.internal.stream;

import dev.agen.internal.stream.concurrent.Children;
import dev.agen.internal.stream.concurrent.Gate;
import dev.agen.internal.stream.concurrent.LinkedMailbox;
import dev.agen.internal.stream.concurrent.Mailbox;
import dev.agen.stream.Scheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of a source, from which several consumers get all elements. A pump pulls on demand: when
 * a member waits with nothing left, and, if the hub is in step, no member has anything left. One
 * pull is going on at a time.
 *
 * <p>Elements are put into the members' mailboxes outside of the lock; only the pump does that, so
 * the order is the same for all.
 *
 * @param <T> the type of the elements
 */
final class Hub<T extends @Nullable Object> implements Receiver<T> {

  private static final Object NULL = new Object();

  final Children children;
  private final Gate demand = Gate.of(0);
  private final boolean inStep;
  private final int replay;

  // All guarded by this.
  private final Set<Member<T>> members = new LinkedHashSet<>();
  private final Queue<Object> latest = new ArrayDeque<>();
  private boolean pulling;
  private boolean over;

  /** One that waits for the slowest member, or not, and keeps some elements for late ones. */
  Hub(Scheduler scheduler, boolean inStep, int replay) {
    children = new Children(scheduler);
    this.inStep = inStep;
    this.replay = replay;
  }

  /** One consumer. */
  static final class Member<T extends @Nullable Object> {
    final Mailbox<T> elements = new LinkedMailbox<>();

    // Guarded by the hub.
    private long left;
    private boolean waiting;
  }

  /** Begins to pull; once. */
  void start(Source<T> source) {
    Pump.start(children, source, demand, this);
  }

  /** Another consumer, which gets what was kept first; null if the run is over. */
  synchronized @Nullable Member<T> join() {
    if (over) {
      return null;
    }
    Member<T> member = new Member<>();
    for (Object value : latest) {
      member.left++;
      put(member, value);
    }
    members.add(member);
    return member;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // what was kept
  private static <T extends @Nullable Object> void put(Member<T> member, Object value) {
    member.elements.put(value == NULL ? null : (T) value);
  }

  /** A consumer has nothing left and wants something. */
  void want(Member<T> member) {
    synchronized (this) {
      member.waiting = true;
    }
    pullIfPossible();
  }

  /** A consumer has taken an element. */
  void taken(Member<T> member) {
    synchronized (this) {
      member.left--;
      member.waiting = false;
    }
    pullIfPossible();
  }

  /** {@return whether the last consumer has left: it has to close the children} */
  boolean leave(Member<T> member) {
    synchronized (this) {
      members.remove(member);
      if (members.isEmpty()) {
        over = true;
        return true;
      }
    }
    pullIfPossible();
    return false;
  }

  /** {@return whether all consumers have left} */
  synchronized boolean isLeft() {
    return members.isEmpty();
  }

  private void pullIfPossible() {
    synchronized (this) {
      boolean wanted = false;
      for (Member<T> member : members) {
        if (member.left == 0) {
          wanted |= member.waiting;
        } else if (inStep) {
          return;
        }
      }
      if (pulling || !wanted) {
        return;
      }
      pulling = true;
    }
    demand.leave();
  }

  @Override
  public void element(T value) {
    List<Member<T>> all;
    synchronized (this) {
      pulling = false;
      if (replay > 0) {
        if (latest.size() == replay) {
          latest.remove();
        }
        latest.add(value == null ? NULL : value);
      }
      all = new ArrayList<>(members);
      for (Member<T> member : all) {
        member.left++;
      }
    }
    for (Member<T> member : all) {
      member.elements.put(value);
    }
  }

  @Override
  public void end() {
    for (Member<T> member : finish()) {
      member.elements.end();
    }
  }

  @Override
  public void failed(Throwable error) {
    for (Member<T> member : finish()) {
      member.elements.fail(error);
    }
  }

  private synchronized List<Member<T>> finish() {
    over = true;
    latest.clear();
    return new ArrayList<>(members);
  }
}
