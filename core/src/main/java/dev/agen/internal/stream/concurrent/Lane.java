package dev.agen.internal.stream.concurrent;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The way from one pump to one reader: a queue without locks, as long as the gate lets it become.
 *
 * <p>Elements lie in segments that are linked. The pump alone writes them and counts them; the
 * count tells the reader what it may read. The reader alone has its own count, and {@link Lanes}
 * tells it where to look.
 */
public final class Lane {

  private static final int MOST_IN_SEGMENT = 32;

  /** Some elements. Never used twice, so that what is read need not be told to the pump. */
  private static final class Segment {
    final @Nullable Object[] elements;
    @Nullable Segment next; // told by the count

    Segment(int size) {
      elements = new Object[size];
    }
  }

  private final Lanes lanes;
  private final Gate gate;
  private final int size; // of a segment

  /** Whether the reader knows that it has to look here. */
  private final AtomicBoolean listed = new AtomicBoolean();

  // Of the pump alone.
  private Segment last;
  private int filled; // of the last segment
  private long count;

  /** How many have been put: the count, for the reader. */
  private volatile long put;

  // Of the reader alone.
  private Segment first;
  private int emptied; // of the first segment
  private long taken;
  private long limit; // how far it knows of

  Lane(Lanes lanes, int ahead) {
    this.lanes = lanes;
    gate = Gate.ahead(ahead);
    size = Math.min(ahead, MOST_IN_SEGMENT);
    first = new Segment(size);
    last = first;
  }

  /** {@return what the pump has to go through before it puts something} */
  public Gate gate() {
    return gate;
  }

  /**
   * Puts something; of the pump.
   *
   * @param value what to put
   */
  public void put(@Nullable Object value) {
    if (filled == size) {
      Segment segment = new Segment(size);
      last.next = segment;
      last = segment;
      filled = 0;
    }
    last.elements[filled++] = value;
    put = ++count;
    if (!listed.get() && listed.compareAndSet(false, true)) {
      lanes.list(this);
    }
  }

  /** Looks how much there is; of the reader. */
  boolean look() {
    limit = put;
    return limit != taken;
  }

  /** {@return whether there is nothing more, as far as the reader knows} */
  boolean isExhausted() {
    return taken == limit;
  }

  /**
   * There is nothing; the reader need not look any more until it is told.
   *
   * @return whether that is so
   */
  boolean unlist() {
    listed.set(false);
    return put == taken || !listed.compareAndSet(false, true);
  }

  /** Takes one, which the reader knows of, and lets the pump put another. */
  @Nullable Object take() {
    if (emptied == size) {
      Segment read = first;
      first = Objects.requireNonNull(read.next); // the count has told of it
      read.next = null; // or one that has grown old would keep all that follow
      emptied = 0;
    }
    Object value = first.elements[emptied];
    first.elements[emptied++] = null;
    taken++;
    gate.leave();
    return value;
  }
}
