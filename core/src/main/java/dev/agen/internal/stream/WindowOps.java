package dev.agen.internal.stream;

import dev.agen.AsyncStream;
import dev.agen.function.ThrowingFunction;
import dev.agen.stream.Pair;
import dev.agen.stream.StageNote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Neighbours together: windowFixed, windowSliding, pairwise, groupAdjacentBy. The lists are made
 * for the consumer and never changed afterwards; {@link List#of} would refuse nulls.
 */
public final class WindowOps {

  private static final Object NONE = new Object();

  private WindowOps() {}

  /** {@link AsyncStream#windowFixed}. */
  public static <T extends @Nullable Object> AsyncStream<List<T>> windowFixed(
      AbstractStream<T> source, int size) {
    Checks.positive(size, "size");
    return source.then(next -> new FixedSink<>(next, size), size - 1L);
  }

  private static final class FixedSink<T extends @Nullable Object> extends EndingLink<T, List<T>> {
    private final int size;
    private List<T> window = new ArrayList<>();

    FixedSink(Sink<? super List<T>> next, int size) {
      super(next);
      this.size = size;
    }

    @Override
    public boolean accept(T value) throws Exception {
      window.add(value);
      return window.size() < size || giveWindow();
    }

    private boolean giveWindow() throws Exception {
      List<T> full = window;
      window = new ArrayList<>();
      return give(Collections.unmodifiableList(full));
    }

    @Override
    public void end() throws Exception {
      if (!window.isEmpty()) {
        giveWindow();
      }
      next.end();
    }
  }

  /** {@link AsyncStream#windowSliding}. */
  public static <T extends @Nullable Object> AsyncStream<List<T>> windowSliding(
      AbstractStream<T> source, int size) {
    Checks.positive(size, "size");
    return source.then(next -> new SlidingSink<>(next, size), size - 1L);
  }

  private static final class SlidingSink<T extends @Nullable Object>
      extends EndingLink<T, List<T>> {
    private final int size;
    private List<T> window = new ArrayList<>();
    private boolean any;

    SlidingSink(Sink<? super List<T>> next, int size) {
      super(next);
      this.size = size;
    }

    @Override
    public boolean accept(T value) throws Exception {
      if (window.size() == size) { // the consumer has it
        window = new ArrayList<>(window.subList(1, size));
      }
      window.add(value);
      if (window.size() < size) {
        return true;
      }
      any = true;
      return give(Collections.unmodifiableList(window));
    }

    @Override
    public void end() throws Exception {
      if (!any && !window.isEmpty()) {
        give(Collections.unmodifiableList(window));
      }
      next.end();
    }
  }

  /** {@link AsyncStream#pairwise}. */
  public static <T extends @Nullable Object> AsyncStream<Pair<T, T>> pairwise(
      AbstractStream<T> source) {
    return source.then(PairSink::new, 1);
  }

  private static final class PairSink<T extends @Nullable Object> extends Link<T, Pair<T, T>> {
    private @Nullable Object previous = NONE;

    PairSink(Sink<? super Pair<T, T>> next) {
      super(next);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // what was accepted before
    public boolean accept(T value) throws Exception {
      Object first = previous;
      previous = value;
      return first == NONE || next.accept(new Pair<>((T) first, value));
    }
  }

  /** {@link AsyncStream#groupAdjacentBy}. */
  public static <T extends @Nullable Object, K extends @Nullable Object>
      AsyncStream<Pair<K, List<T>>> groupAdjacentBy(
          AbstractStream<T> source, ThrowingFunction<? super T, ? extends K> key) {
    Objects.requireNonNull(key, "key");
    return source.then(next -> new GroupSink<T, K>(next, key), InFlight.UNBOUNDED);
  }

  private static final class GroupSink<T extends @Nullable Object, K extends @Nullable Object>
      extends EndingLink<T, Pair<K, List<T>>> {
    private final ThrowingFunction<? super T, ? extends K> function;
    private @Nullable Object key = NONE;
    private List<T> group = new ArrayList<>();

    GroupSink(
        Sink<? super Pair<K, List<T>>> next, ThrowingFunction<? super T, ? extends K> function) {
      super(next);
      this.function = function;
    }

    @Override
    public boolean accept(T value) throws Exception {
      K ofValue;
      try {
        ofValue = function.apply(value);
      } catch (Throwable error) {
        throw StageNote.on(error, "groupAdjacentBy");
      }
      boolean more = true;
      if (key != NONE && !Objects.equals(key, ofValue)) {
        more = giveGroup();
      }
      key = ofValue;
      group.add(value);
      return more;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the key of the group
    private boolean giveGroup() throws Exception {
      List<T> complete = group;
      group = new ArrayList<>();
      return give(new Pair<>((K) key, Collections.unmodifiableList(complete)));
    }

    @Override
    public void end() throws Exception {
      if (key != NONE) {
        giveGroup();
      }
      next.end();
    }
  }
}
