package dev.agen.compiled;

import dev.agen.AsyncGenerator;
import dev.agen.Yielder;

/** What {@link DebuggerTest} debugs. The comments at the ends of lines are its breakpoints. */
final class Debuggee {

  private static int total;

  private Debuggee() {}

  private static void helper(Yielder<Integer, Object> y, int base) {
    int twice = base * 2; // helper-first
    y.yield(twice); // helper-yield
    total += twice - 2 * base; // helper-last
  }

  static AsyncGenerator<Integer, Object, String> generator(String captured) {
    return AsyncGenerator.of(y -> {
      String name = captured + "!"; // first
      long sum = 0;
      for (int k = 0; k < 3; k++) {
        int square = k * k;
        y.yield(square); // yield
        sum += square; // resumed
      }
      helper(y, 21); // call
      int unneeded = 5;
      total += unneeded; // used
      y.yield(0); // away
      unneeded = total; // gone
      total -= unneeded - 42; // back
      return captured + name + sum; // last
    });
  }

  public static void main(String[] arguments) {
    for (int value : generator("n")) {
      total += value;
    }
    System.out.println(total);
  }
}
