package dev.agen.compiled;

import dev.agen.AsyncGenerator;

/** What {@link ManyAwaitsTest} runs: generators that nobody closes, in a heap that holds few. */
final class ManyDropped {

  private ManyDropped() {}

  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    long sum = 0;
    for (int i = 0; i < count; i++) {
      int[] captured = new int[250]; // a kilobyte each
      AsyncGenerator<Integer, Object, Object> g =
          AsyncGenerator.of(y -> {
            while (true) {
              y.yield(captured.length);
            }
          });
      sum += g.anext().await();
    }
    System.out.println(sum / count);
  }
}
