package dev.agen.internal.stream;

import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.Coroutine;
import dev.agen.function.ThrowingFunction;
import dev.agen.internal.stream.concurrent.Children;
import dev.agen.internal.stream.concurrent.Gate;
import dev.agen.internal.stream.concurrent.LinkedMailbox;
import dev.agen.internal.stream.concurrent.Mailbox;
import dev.agen.stream.Group;
import dev.agen.stream.Scheduler;
import dev.agen.stream.StageNote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A stream for each key: groupBy.
 *
 * <p>A child, the pump, pulls the source and puts each element into the mailbox of its group,
 * behind a gate of one. A group whose consumer has left opens its gate for ever and is forgotten;
 * an element that comes to it too late begins another group with the same key. Groups outlive the
 * end of the run, since what they hold has not been consumed; but not its being closed.
 */
@SuppressWarnings({"unchecked", "NullAway"}) // what a pump puts; a variable of type T is a T
public final class GroupOps {

  private GroupOps() {}

  /** {@link AsyncStream#groupBy}. */
  public static <T extends @Nullable Object, K extends @Nullable Object>
      AsyncStream<Group<K, T>> groupBy(
          AsyncStream<T> stream, ThrowingFunction<? super T, ? extends K> key, int maxGroups) {
    Objects.requireNonNull(key, "key");
    Checks.positive(maxGroups, "maxGroups");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Children children = new Children(Scheduler.current());
          Groups<K, T> groups = new Groups<>(maxGroups);
          try {
            Pump.launch(children, source, grouping(source, groups, key), groups, groups.begun);
            for (Object next = Mailbox.take(y, groups.fresh);
                next != Mailbox.END;
                next = Mailbox.take(y, groups.fresh)) {
              y.yield((Group<K, T>) next);
            }
          } catch (Throwable error) {
            groups.abandon(error);
            throw Children.closeAfter(y, children, error);
          }
          Children.close(y, children);
        },
        maxGroups,
        source);
  }

  private static <T extends @Nullable Object, K extends @Nullable Object>
      Coroutine<@Nullable Void> grouping(
          Source<T> source, Groups<K, T> groups, ThrowingFunction<? super T, ? extends K> key) {
    return Coroutine.of(c -> {
      groups.begun.set(true);
      AsyncIterator<T> run = null;
      try {
        run = source.open();
        long element = 0;
        for (T value : c.<T>each(run)) {
          K k = keyOf(key, value, element++);
          Open<K, T> group = groups.of(k);
          Gate.enter(c, group.gate);
          while (!group.put(value)) {
            group = groups.of(k);
            Gate.enter(c, group.gate);
          }
          c.checkpoint();
        }
      } catch (Throwable error) {
        throw Pump.closeAfter(c, source, run, error);
      }
      Source.close(c, source, run);
      groups.end();
      return null;
    });
  }

  private static <T extends @Nullable Object, K extends @Nullable Object> K keyOf(
      ThrowingFunction<? super T, ? extends K> key, T value, long element) {
    try {
      return key.apply(value);
    } catch (Throwable error) {
      throw StageNote.on(error, "groupBy", element);
    }
  }

  /** The groups of one run. */
  private static final class Groups<K extends @Nullable Object, T extends @Nullable Object>
      implements Receiver<Object> {
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Mailbox<Group<K, T>> fresh = new LinkedMailbox<>();
    private final int most;
    private final Map<K, Open<K, T>> live = new HashMap<>(); // guarded by this

    Groups(int most) {
      this.most = most;
    }

    /** The group of a key, which may be new. */
    Open<K, T> of(K key) {
      Open<K, T> group;
      synchronized (this) {
        Open<K, T> known = live.get(key);
        if (known != null) {
          return known;
        }
        if (live.size() == most) {
          throw new IllegalStateException(
              "groupBy: a group for "
                  + key
                  + " would be one more than maxGroups, "
                  + most
                  + "; allow more, or close groups that are no longer needed");
        }
        group = new Open<>(this, key);
        live.put(key, group);
      }
      fresh.put(new Group<>(key, group.stream()));
      return group;
    }

    synchronized void forget(Open<K, T> group) {
      live.remove(group.key, group);
    }

    private synchronized List<Open<K, T>> takeAll() {
      List<Open<K, T>> all = new ArrayList<>(live.values());
      live.clear();
      return all;
    }

    /** The run is being closed, and so are those who consume its groups. */
    void abandon(Throwable error) {
      for (Open<K, T> group : takeAll()) {
        CancellationException closed =
            new CancellationException(
                "the groupBy that the group " + group.key + " belongs to was closed");
        closed.initCause(error);
        group.elements.fail(closed);
      }
    }

    @Override
    public void element(Object ignored) {
      throw new IllegalStateException("elements go to their groups");
    }

    @Override
    public void end() {
      for (Open<K, T> group : takeAll()) {
        group.elements.end();
      }
      fresh.end();
    }

    @Override
    public void failed(Throwable error) {
      for (Open<K, T> group : takeAll()) {
        group.elements.fail(error);
      }
      fresh.fail(error);
    }
  }

  /** One group. */
  private static final class Open<K extends @Nullable Object, T extends @Nullable Object> {
    private final Groups<K, T> groups;
    private final K key;
    private final Gate gate = Gate.of(1);
    private final Mailbox<T> elements = new LinkedMailbox<>();
    private final AtomicBoolean opened = new AtomicBoolean();
    private boolean left; // guarded by this

    Open(Groups<K, T> groups, K key) {
      this.groups = groups;
      this.key = key;
    }

    /** False if nobody wants it any more. */
    synchronized boolean put(T value) {
      if (left) {
        return false;
      }
      elements.put(value);
      return true;
    }

    void leave() {
      synchronized (this) {
        left = true;
      }
      groups.forget(this);
      gate.leave(); // the pump may be waiting
    }

    /** A run has ended; if it never started, this one is skipped. */
    private void closed() {
      if (opened.compareAndSet(false, true)) {
        leave();
      }
    }

    AsyncStream<T> stream() {
      return new GeneratedStream<>(
          y -> {
            if (!opened.compareAndSet(false, true)) {
              throw new IllegalStateException(
                  "the group " + key + " has been consumed already; it can be opened once");
            }
            try {
              for (Object next = Mailbox.take(y, elements);
                  next != Mailbox.END;
                  next = Mailbox.take(y, elements)) {
                gate.leave();
                y.yield((T) next);
              }
            } finally {
              leave();
            }
          },
          1,
          List.of(this::closed));
    }
  }
}
