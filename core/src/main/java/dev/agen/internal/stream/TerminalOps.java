package dev.agen.internal.stream;

import dev.agen.AsyncStream;
import dev.agen.Awaitable;
import dev.agen.function.ThrowingBiFunction;
import dev.agen.function.ThrowingConsumer;
import dev.agen.function.ThrowingPredicate;
import dev.agen.stream.StageNote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Consumes a stream to a result. Each way to consume is a {@link Terminal}, made anew for each run,
 * and so each can be had blocking and as an awaitable: {@link #now} and {@link #later}.
 */
public final class TerminalOps {

  private TerminalOps() {}

  /**
   * Consumes on the calling thread.
   *
   * @param <T> the type of the elements
   * @param <R> the type of the result
   * @param stream what to consume
   * @param terminal how
   * @return the result
   */
  public static <T extends @Nullable Object, R extends @Nullable Object> R now(
      AsyncStream<T> stream, Way<T, R> terminal) {
    return ((AbstractStream<T>) stream).run(terminal.get());
  }

  /**
   * Consumes when driven.
   *
   * @param <T> the type of the elements
   * @param <R> the type of the result
   * @param stream what to consume
   * @param terminal how
   * @return a one-shot awaitable of the result
   */
  public static <T extends @Nullable Object, R extends @Nullable Object> Awaitable<R> later(
      AsyncStream<T> stream, Way<T, R> terminal) {
    return ((AbstractStream<T>) stream).runAsync(terminal.terminals);
  }

  /**
   * A way to consume.
   *
   * @param <T> the type of the elements
   * @param <R> the type of the result
   */
  public static final class Way<T extends @Nullable Object, R extends @Nullable Object> {
    private final Supplier<? extends Terminal<? super T, R>> terminals;

    private Way(Supplier<? extends Terminal<? super T, R>> terminals) {
      this.terminals = terminals;
    }

    private Terminal<? super T, R> get() {
      return terminals.get();
    }
  }

  /** {@link AsyncStream#forEach}. */
  public static <T extends @Nullable Object> Way<T, @Nullable Void> forEach(
      ThrowingConsumer<? super T> action) {
    Objects.requireNonNull(action, "action");
    return new Way<>(() -> new ForEach<>(action));
  }

  private static final class ForEach<T extends @Nullable Object>
      extends Terminal<T, @Nullable Void> {
    private final ThrowingConsumer<? super T> action;

    ForEach(ThrowingConsumer<? super T> action) {
      this.action = action;
    }

    @Override
    public boolean accept(T value) throws Exception {
      action.accept(value); // the user's loop: what it throws needs no note
      return true;
    }

    @Override
    @Nullable Void result() {
      return null;
    }
  }

  /** {@link AsyncStream#forEachWhile}. */
  public static <T extends @Nullable Object> Way<T, Boolean> forEachWhile(
      ThrowingPredicate<? super T> action) {
    Objects.requireNonNull(action, "action");
    return new Way<>(() -> new ForEachWhile<>(action));
  }

  private static final class ForEachWhile<T extends @Nullable Object> extends Terminal<T, Boolean> {
    private final ThrowingPredicate<? super T> action;
    private boolean ended = true;

    ForEachWhile(ThrowingPredicate<? super T> action) {
      this.action = action;
    }

    @Override
    public boolean accept(T value) throws Exception {
      ended = action.test(value);
      return ended;
    }

    @Override
    Boolean result() {
      return ended;
    }
  }

  /** {@link AsyncStream#allMatch}. */
  public static <T extends @Nullable Object> Way<T, Boolean> allMatch(
      ThrowingPredicate<? super T> predicate) {
    Objects.requireNonNull(predicate, "predicate");
    return new Way<>(() -> new Match<>("allMatch", predicate, false, false));
  }

  /** {@link AsyncStream#anyMatch}. */
  public static <T extends @Nullable Object> Way<T, Boolean> anyMatch(
      ThrowingPredicate<? super T> predicate) {
    Objects.requireNonNull(predicate, "predicate");
    return new Way<>(() -> new Match<>("anyMatch", predicate, true, true));
  }

  /** {@link AsyncStream#noneMatch}. */
  public static <T extends @Nullable Object> Way<T, Boolean> noneMatch(
      ThrowingPredicate<? super T> predicate) {
    Objects.requireNonNull(predicate, "predicate");
    return new Way<>(() -> new Match<>("noneMatch", predicate, true, false));
  }

  /** Stops at the first element for which the predicate says {@code stopsAt}. */
  private static final class Match<T extends @Nullable Object> extends Terminal<T, Boolean> {
    private final String stage;
    private final ThrowingPredicate<? super T> predicate;
    private final boolean stopsAt;
    private final boolean ifStopped;
    private boolean stopped;

    Match(
        String stage, ThrowingPredicate<? super T> predicate, boolean stopsAt, boolean ifStopped) {
      this.stage = stage;
      this.predicate = predicate;
      this.stopsAt = stopsAt;
      this.ifStopped = ifStopped;
    }

    @Override
    public boolean accept(T value) throws Exception {
      boolean answer;
      try {
        answer = predicate.test(value);
      } catch (Throwable error) {
        throw StageNote.on(error, stage);
      }
      stopped = answer == stopsAt;
      return !stopped;
    }

    @Override
    Boolean result() {
      return stopped == ifStopped;
    }
  }

  /** {@link AsyncStream#toList}. */
  public static <T extends @Nullable Object> Way<T, List<T>> toList() {
    return new Way<>(ToList::new);
  }

  private static final class ToList<T extends @Nullable Object> extends Terminal<T, List<T>> {
    private final List<T> values = new ArrayList<>();

    @Override
    public boolean accept(T value) {
      values.add(value);
      return true;
    }

    @Override
    List<T> result() {
      return values;
    }
  }

  /** {@link AsyncStream#count}. */
  public static <T extends @Nullable Object> Way<T, Long> count() {
    return new Way<>(Count::new);
  }

  private static final class Count<T extends @Nullable Object> extends Terminal<T, Long> {
    private long count;

    @Override
    public boolean accept(T value) {
      count++;
      return true;
    }

    @Override
    Long result() {
      return count;
    }
  }

  /** {@link AsyncStream#collect}. */
  public static <T extends @Nullable Object, A extends @Nullable Object, R extends @Nullable Object>
      Way<T, R> collect(Collector<? super T, A, R> collector) {
    Objects.requireNonNull(collector, "collector");
    return new Way<>(() -> new Collect<>(collector));
  }

  private static final class Collect<
          T extends @Nullable Object, A extends @Nullable Object, R extends @Nullable Object>
      extends Terminal<T, R> {
    private final Collector<? super T, A, R> collector;
    private final BiConsumer<A, ? super T> accumulator;
    private @Nullable A container;

    Collect(Collector<? super T, A, R> collector) {
      this.collector = collector;
      accumulator = collector.accumulator();
    }

    /** Makes the container: here what goes wrong is the run's failure, and closes its sources. */
    @Override
    public boolean wantsMore() {
      try {
        container = collector.supplier().get();
      } catch (Throwable error) {
        throw StageNote.on(error, "collect");
      }
      return true;
    }

    @Override
    @SuppressWarnings("NullAway") // the container is an A since the beginning
    public boolean accept(T value) {
      try {
        accumulator.accept(container, value);
      } catch (Throwable error) {
        throw StageNote.on(error, "collect");
      }
      return true;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // that is what IDENTITY_FINISH says
    R result() {
      return collector.characteristics().contains(Collector.Characteristics.IDENTITY_FINISH)
          ? (R) container
          : collector.finisher().apply(container);
    }
  }

  /** {@link AsyncStream#reduce}. */
  @SuppressWarnings("NullAway") // a reduction to null is refused like java.util.stream's
  public static <T extends @Nullable Object> Way<T, Optional<T>> reduce(
      ThrowingBiFunction<? super T, ? super T, ? extends T> operator) {
    Objects.requireNonNull(operator, "operator");
    return new Way<>(() -> new Reduce<T>("reduce", operator));
  }

  /** {@link AsyncStream#min}. */
  public static <T extends @Nullable Object> Way<T, Optional<T>> min(
      Comparator<? super T> comparator) {
    Objects.requireNonNull(comparator, "comparator");
    return new Way<>(() -> new Reduce<T>("min", (a, b) -> comparator.compare(a, b) <= 0 ? a : b));
  }

  /** {@link AsyncStream#max}. */
  public static <T extends @Nullable Object> Way<T, Optional<T>> max(
      Comparator<? super T> comparator) {
    Objects.requireNonNull(comparator, "comparator");
    return new Way<>(() -> new Reduce<T>("max", (a, b) -> comparator.compare(a, b) >= 0 ? a : b));
  }

  private static final class Reduce<T extends @Nullable Object> extends Terminal<T, Optional<T>> {
    private final String stage;
    private final ThrowingBiFunction<? super T, ? super T, ? extends T> operator;
    private boolean any;
    private @Nullable T value;

    Reduce(String stage, ThrowingBiFunction<? super T, ? super T, ? extends T> operator) {
      this.stage = stage;
      this.operator = operator;
    }

    @Override
    @SuppressWarnings("NullAway") // value is a T once there was any
    public boolean accept(T next) throws Exception {
      if (any) {
        try {
          value = operator.apply(value, next);
        } catch (Throwable error) {
          throw StageNote.on(error, stage);
        }
      } else {
        value = next;
        any = true;
      }
      return true;
    }

    @Override
    Optional<T> result() {
      return some(stage, any, value);
    }
  }

  /** {@link AsyncStream#fold}. */
  public static <T extends @Nullable Object, U extends @Nullable Object> Way<T, U> fold(
      U initial, ThrowingBiFunction<? super U, ? super T, ? extends U> operator) {
    Objects.requireNonNull(operator, "operator");
    return new Way<>(() -> new Fold<T, U>(initial, operator));
  }

  private static final class Fold<T extends @Nullable Object, U extends @Nullable Object>
      extends Terminal<T, U> {
    private final ThrowingBiFunction<? super U, ? super T, ? extends U> operator;
    private U value;

    Fold(U initial, ThrowingBiFunction<? super U, ? super T, ? extends U> operator) {
      value = initial;
      this.operator = operator;
    }

    @Override
    public boolean accept(T next) throws Exception {
      try {
        value = operator.apply(value, next);
      } catch (Throwable error) {
        throw StageNote.on(error, "fold");
      }
      return true;
    }

    @Override
    U result() {
      return value;
    }
  }

  /** {@link AsyncStream#findFirst}. */
  public static <T extends @Nullable Object> Way<T, Optional<T>> findFirst() {
    return new Way<>(() -> new Find<T>("findFirst", true));
  }

  /** {@link AsyncStream#findLast}. */
  public static <T extends @Nullable Object> Way<T, Optional<T>> findLast() {
    return new Way<>(() -> new Find<T>("findLast", false));
  }

  private static final class Find<T extends @Nullable Object> extends Terminal<T, Optional<T>> {
    private final String stage;
    private final boolean first;
    private boolean any;
    private @Nullable T value;

    Find(String stage, boolean first) {
      this.stage = stage;
      this.first = first;
    }

    @Override
    public boolean accept(T next) {
      value = next;
      any = true;
      return !first;
    }

    @Override
    Optional<T> result() {
      return some(stage, any, value);
    }
  }

  @SuppressWarnings("NullAway") // Optional.of checks
  private static <T extends @Nullable Object> Optional<T> some(
      String stage, boolean any, @Nullable T value) {
    if (any && value == null) {
      throw new NullPointerException(
          stage + " found null, which an Optional cannot hold; map it to something else before");
    }
    return any ? Optional.of(value) : Optional.empty();
  }
}
