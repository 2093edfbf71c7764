package dev.agen.testing;

import dev.agen.AsyncStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * An operator to be checked by {@link OperatorRules}, and what is special about it.
 *
 * @param name its name
 * @param operator builds a stream with it from the sources of a trial; called once for each trial
 * @param traits what is special
 * @param elements how many elements each source has
 * @param mostAsked the most elements that it may ask of all its sources together
 * @param patience how long to wait for what happens on real threads, before it is taken for a hang
 */
public record OperatorUnderTest(
    String name,
    Function<? super Trial, ? extends AsyncStream<?>> operator,
    Set<Trait> traits,
    int elements,
    long mostAsked,
    Duration patience) {

  /** What is special about an operator, so that a rule does not apply or applies otherwise. */
  public enum Trait {
    /**
     * Not every element of a source becomes one of the result, as with filters and windows: what
     * has been fetched and not been handed on says nothing.
     */
    MANY_TO_ONE,
    /** It goes on asking for elements while nobody wants one, and drops them: conflate, sample. */
    KEEPS_ASKING,
    /**
     * It handles errors of sources, or need not wait for them, so that they need not come out:
     * retry, race, takeUntil.
     */
    HANDLES_ERRORS,
    /** The order of the elements depends on what happens when: merge. */
    UNORDERED,
    /** What comes out depends on what happens when: race, throttle. */
    VARIES,
    /** It opens a source more than once in a run: repeat. A single run is not enough for it. */
    REOPENS,
    /** It never ends by itself. */
    ENDLESS
  }

  /** Checks and copies. */
  public OperatorUnderTest {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(patience, "patience");
    traits = Set.copyOf(traits);
  }

  /**
   * Describes an operator about which nothing is special, over sources of four elements.
   *
   * @param name its name
   * @param operator builds a stream with it from the sources of a trial
   * @return the description
   */
  public static OperatorUnderTest of(
      String name, Function<? super Trial, ? extends AsyncStream<?>> operator) {
    return new OperatorUnderTest(
        name, operator, Set.of(), 4, Long.MAX_VALUE, Duration.ofSeconds(10));
  }

  /**
   * Says what is special.
   *
   * @param first something
   * @param others more
   * @return a new description
   */
  public OperatorUnderTest with(Trait first, Trait... others) {
    EnumSet<Trait> all = EnumSet.of(first, others);
    all.addAll(traits);
    return new OperatorUnderTest(name, operator, all, elements, mostAsked, patience);
  }

  /**
   * Says how many elements each source has.
   *
   * @param count how many
   * @return a new description
   */
  public OperatorUnderTest elements(int count) {
    return new OperatorUnderTest(name, operator, traits, count, mostAsked, patience);
  }

  /**
   * Says how many elements it may ask for. The question that finds the end counts.
   *
   * @param count how many, of all sources together
   * @return a new description
   */
  public OperatorUnderTest asksAtMost(long count) {
    return new OperatorUnderTest(name, operator, traits, elements, count, patience);
  }

  /**
   * Says how long to wait for what happens on real threads.
   *
   * @param limit how long
   * @return a new description
   */
  public OperatorUnderTest patience(Duration limit) {
    return new OperatorUnderTest(name, operator, traits, elements, mostAsked, limit);
  }

  /** {@return a stream made with it, over sources about which nothing is special} */
  public AsyncStream<?> stream() {
    return operator.apply(new Trial(Trial.Shape.STREAM, elements, (source, number) -> {}));
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  @Override
  public String toString() {
    return name;
  }
}
