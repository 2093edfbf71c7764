package dev.agen.shapes.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Random decisions; the same seed gives the same ones. */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** {@return dice whose decisions depend on both numbers} */
  static Dice of(long seed, long number) {
    return new Dice(seed * 0x9E3779B97F4A7C15L + number * 0xD1342543DE82EF95L + 1);
  }

  /** {@return from 0 to {@code bound} - 1} */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** {@return from {@code least} to {@code most}} */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  long number() {
    return random.nextLong();
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  @SafeVarargs
  final <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }

  /** {@return a choice among weighted alternatives, to be filled} */
  <T> Choice<T> choice() {
    return new Choice<>(this);
  }

  /** Weighted alternatives; only the chosen one is made. */
  static final class Choice<T> {
    private final Dice dice;
    private final List<Integer> weights = new ArrayList<>();
    private final List<Supplier<? extends T>> makers = new ArrayList<>();
    private int sum;

    private Choice(Dice dice) {
      this.dice = dice;
    }

    Choice<T> with(int weight, Supplier<? extends T> maker) {
      if (weight > 0) {
        weights.add(weight);
        makers.add(maker);
        sum += weight;
      }
      return this;
    }

    /** Adds an alternative that there may not be. */
    Choice<T> when(boolean possible, int weight, Supplier<? extends T> maker) {
      return possible ? with(weight, maker) : this;
    }

    T draw() {
      int rest = dice.below(sum);
      int i = 0;
      while (rest >= weights.get(i)) {
        rest -= weights.get(i++);
      }
      return makers.get(i).get();
    }
  }
}
