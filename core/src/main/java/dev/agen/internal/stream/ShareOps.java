package dev.agen.internal.stream;

import dev.agen.AsyncStream;
import dev.agen.Awaiter;
import dev.agen.StreamBody;
import dev.agen.internal.Rethrow;
import dev.agen.internal.stream.concurrent.Children;
import dev.agen.internal.stream.concurrent.Mailbox;
import dev.agen.stream.Scheduler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a source for several consumers: share, tee.
 *
 * <p>The run belongs to a {@link Hub}. The first consumer starts it, the last one to leave closes
 * it. A shared stream has at most one hub at a time and makes a new one for whoever comes after the
 * end; the branches of a tee have a hub for their first runs, one for their second runs, and so on.
 */
@SuppressWarnings({"unchecked", "NullAway"}) // what a hub puts; a variable of type T is a T
public final class ShareOps {

  private ShareOps() {}

  /** {@link AsyncStream#share}. */
  public static <T extends @Nullable Object> AsyncStream<T> share(
      AsyncStream<T> stream, int replay) {
    Checks.notNegative(replay, "replay");
    Source<T> source = Source.of(stream, "source");
    Shared<T> shared = new Shared<>(source, replay);
    return new GeneratedStream<>(
        y -> {
          Seat<T> seat = shared.join(Scheduler.current());
          try {
            seat.startIfFirst(source);
            for (Object next = seat.poll(); next != Mailbox.END; next = seat.poll()) {
              if (next == Mailbox.EMPTY) {
                seat.hub.want(seat.member);
                y.await(seat.member.elements.ready());
              } else {
                seat.hub.taken(seat.member);
                y.yield((T) next);
              }
            }
          } catch (Throwable error) {
            throw leaveAfter(y, seat, error);
          }
          leave(y, seat);
        },
        InFlight.sum(Math.max(1, replay), source.maxInFlight()),
        List.of(shared::ended));
  }

  /** {@link AsyncStream#tee}. */
  public static <T extends @Nullable Object> List<AsyncStream<T>> tee(
      AsyncStream<T> stream, int n) {
    Checks.positive(n, "n");
    Source<T> source = Source.of(stream, "source");
    Branches<T> branches = new Branches<>(source, n);
    List<AsyncStream<T>> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      all.add(
          new GeneratedStream<>(
              branch(source, branches, i), InFlight.UNBOUNDED, List.of(branches::ended)));
    }
    return List.copyOf(all);
  }

  private static <T extends @Nullable Object> StreamBody<T> branch(
      Source<T> source, Branches<T> branches, int branch) {
    return y -> {
      Seat<T> seat = branches.join(branch, Scheduler.current());
      try {
        seat.startIfFirst(source);
        for (Object next = seat.poll(); next != Mailbox.END; next = seat.poll()) {
          if (next == Mailbox.EMPTY) {
            seat.hub.want(seat.member);
            y.await(seat.member.elements.ready());
          } else {
            seat.hub.taken(seat.member);
            y.yield((T) next);
          }
        }
      } catch (Throwable error) {
        throw leaveAfter(y, seat, error);
      }
      leave(y, seat);
    };
  }

  private static void leave(Awaiter awaiter, Seat<?> seat) throws Exception {
    if (seat.leave()) {
      Children.close(awaiter, seat.hub.children);
    }
  }

  private static RuntimeException leaveAfter(Awaiter awaiter, Seat<?> seat, Throwable error) {
    if (seat.leave()) {
      throw Children.closeAfter(awaiter, seat.hub.children, error);
    }
    throw Rethrow.unchecked(error);
  }

  /** A consumer's place at a hub. */
  private record Seat<T extends @Nullable Object>(Hub<T> hub, Hub.Member<T> member, boolean first) {

    void startIfFirst(Source<T> source) {
      if (first) {
        hub.start(source);
      }
    }

    @Nullable Object poll() {
      return member.elements.poll();
    }

    boolean leave() {
      return hub.leave(member);
    }
  }

  /** Closes what can be run once, if nobody runs it. */
  private static void closeOwned(Source<?> source) throws Exception {
    for (AutoCloseable owned : source.owned()) {
      owned.close();
    }
  }

  /** The hub of a shared stream. */
  private static final class Shared<T extends @Nullable Object> {
    private final Source<T> source;
    private final int replay;
    private @Nullable Hub<T> hub; // guarded by this

    Shared(Source<T> source, int replay) {
      this.source = source;
      this.replay = replay;
    }

    synchronized Seat<T> join(Scheduler scheduler) {
      Hub.Member<T> member = hub == null ? null : hub.join();
      if (hub != null && member != null) {
        return new Seat<>(hub, member, false);
      }
      Hub<T> fresh = new Hub<>(scheduler, true, replay);
      hub = fresh;
      return new Seat<>(fresh, fresh.join(), true);
    }

    /** A run has ended, perhaps without having started. */
    void ended() throws Exception {
      synchronized (this) {
        if (hub != null && !hub.isLeft()) {
          return;
        }
      }
      closeOwned(source);
    }
  }

  /** The hubs of a tee. */
  private static final class Branches<T extends @Nullable Object> {
    private final Source<T> source;

    // All guarded by this.
    private final long[] runs;
    private final Map<Long, Shift<T>> shifts = new HashMap<>();
    private long ended;

    Branches(Source<T> source, int n) {
      this.source = source;
      runs = new long[n];
    }

    /** The runs that belong together, and how many have not begun. */
    private static final class Shift<T extends @Nullable Object> {
      private final Hub<T> hub;
      private final List<Hub.Member<T>> members = new ArrayList<>();
      private int missing;

      Shift(Hub<T> hub, int n) {
        this.hub = hub;
        missing = n;
        for (int i = 0; i < n; i++) {
          members.add(hub.join());
        }
      }
    }

    synchronized Seat<T> join(int branch, Scheduler scheduler) {
      Long run = runs[branch]++;
      Shift<T> shift = shifts.get(run);
      boolean first = shift == null;
      if (shift == null) {
        shift = new Shift<>(new Hub<>(scheduler, false, 0), runs.length);
        shifts.put(run, shift);
      }
      if (--shift.missing == 0) {
        shifts.remove(run);
      }
      return new Seat<>(shift.hub, shift.members.get(branch), first);
    }

    /** A run has ended; if every branch has had one, nobody will need what can be run once. */
    void ended() throws Exception {
      synchronized (this) {
        ended++;
        if (ended < runs.length) {
          return;
        }
      }
      closeOwned(source);
    }
  }
}
