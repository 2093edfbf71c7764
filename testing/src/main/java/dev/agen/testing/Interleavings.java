package dev.agen.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a test once for every order in which what is ready can run, so that a race that exists is
 * found, and found each time.
 *
 * {@snippet class=snippets.InterleavingsSnippets region=all}
 *
 * <p>Each time more than one task of the {@link ManualScheduler} is ready there is a choice; all
 * sequences of choices are gone through, depth first. The test must do the same whenever the same
 * is chosen. When a maximum is reached, some more orders are drawn at random, from a seed, because
 * the orders not seen yet differ early.
 *
 * <p>If the test fails, its exception gets a suppressed {@link Failed} that tells the choices, to
 * be given to {@link #replay}.
 */
public final class Interleavings {

  private static final int MAXIMUM = 10_000;
  private static final int RANDOM = 1_000;

  private final int maximum;
  private final int random;
  private final long seed;

  private Interleavings(int maximum, int random, long seed) {
    this.maximum = maximum;
    this.random = random;
    this.seed = seed;
  }

  /** A test to be run in all orders. */
  @FunctionalInterface
  public interface Body {

    /**
     * Runs once.
     *
     * @param scheduler decides what runs when
     * @throws Exception if the test fails
     */
    void run(ManualScheduler scheduler) throws Exception;
  }

  /**
   * What was done.
   *
   * @param runs how many orders were run
   * @param complete whether these are all there are
   */
  public record Report(int runs, boolean complete) {}

  /** Says in which order a test failed. */
  public static final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The choices. */
    private final String choices;

    private Failed(String choices, int run) {
      super(
          "in run " + run + "; again with Interleavings.replay(\"" + choices + "\", test)",
          null,
          false,
          false);
      this.choices = choices;
    }

    /** {@return the choices, for {@link #replay}} */
    public String choices() {
      return choices;
    }
  }

  /**
   * Runs a test in all orders; in 10,000 and then 1,000 at random if there are more.
   *
   * @param test the test
   * @return how many there were
   */
  public static Report all(Body test) {
    return atMost(MAXIMUM).thenRandom(RANDOM, 0).run(test);
  }

  /**
   * Runs a test in so many orders, and not at random. To be followed by {@link #run}.
   *
   * @param maximum how many orders to run one after the other
   * @return what runs it
   */
  public static Interleavings atMost(int maximum) {
    return new Interleavings(positive(maximum, "maximum"), 0, 0);
  }

  /**
   * Adds orders at random if the maximum has been reached.
   *
   * @param count how many
   * @param seed where to begin; the same orders for the same seed
   * @return what runs the test
   */
  public Interleavings thenRandom(int count, long seed) {
    return new Interleavings(maximum, positive(count, "count"), seed);
  }

  private static int positive(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
    }
    return value;
  }

  /**
   * Runs a test.
   *
   * @param test the test
   * @return how many orders were run, and whether that was all
   */
  public Report run(Body test) {
    Objects.requireNonNull(test, "test");
    Choices choices = new Choices(List.of(), null);
    int runs = 0;
    while (runs < maximum) {
      once(test, choices, ++runs);
      List<Integer> next = choices.next();
      if (next == null) {
        return new Report(runs, true);
      }
      choices = new Choices(next, null);
    }
    SplittableRandom source = new SplittableRandom(seed);
    for (int i = 0; i < random; i++) {
      once(test, new Choices(List.of(), source), ++runs);
    }
    return new Report(runs, false);
  }

  /**
   * Runs a test in one order.
   *
   * @param choices what a {@link Failed} says
   * @param test the test
   */
  public static void replay(String choices, Body test) {
    List<Integer> planned = new ArrayList<>();
    for (String choice : choices.isEmpty() ? new String[0] : choices.split(",", -1)) {
      planned.add(Integer.valueOf(choice.strip()));
    }
    once(test, new Choices(planned, null), 1);
  }

  private static void once(Body test, Choices choices, int run) {
    try {
      test.run(new ManualScheduler(choices::choose));
      choices.checkFollowed();
    } catch (Throwable failure) {
      failure.addSuppressed(new Failed(choices.toString(), run));
      throw Thrown.unchecked(failure);
    }
  }

  /** The choices of one run: first those planned, then always the first, or any. */
  private static final class Choices {
    private final List<Integer> planned;
    private final @Nullable SplittableRandom random;
    private final List<Integer> made = new ArrayList<>();
    private final List<Integer> among = new ArrayList<>();

    Choices(List<Integer> planned, @Nullable SplittableRandom random) {
      this.planned = planned;
      this.random = random;
    }

    int choose(int count) {
      int at = made.size();
      int choice = 0;
      if (at < planned.size()) {
        choice = planned.get(at);
        if (choice >= count) {
          throw differs();
        }
      } else if (random != null) {
        choice = random.nextInt(count);
      }
      made.add(choice);
      among.add(count);
      return choice;
    }

    void checkFollowed() {
      if (made.size() < planned.size()) {
        throw differs();
      }
    }

    private IllegalStateException differs() {
      return new IllegalStateException(
          "the test does not do the same for the same choices: "
              + planned.stream().map(String::valueOf).collect(Collectors.joining(","))
              + " cannot be followed at choice "
              + made.size());
    }

    /** The next sequence, depth first; null if this was the last. */
    @Nullable List<Integer> next() {
      for (int last = made.size() - 1; last >= 0; last--) {
        if (made.get(last) + 1 < among.get(last)) {
          List<Integer> next = new ArrayList<>(made.subList(0, last));
          next.add(made.get(last) + 1);
          return next;
        }
      }
      return null;
    }

    @Override
    public String toString() {
      return made.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
  }
}
