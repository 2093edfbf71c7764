package dev.agen.compiled;

import dev.agen.AsyncGenerator;
import dev.agen.Yielder;
import java.util.concurrent.CompletableFuture;

/** What {@link ManyAwaitsTest} runs with small stacks. */
final class DeepChains {

  private DeepChains() {}

  private static AsyncGenerator<Object, Object, Object> chain(
      int depth, CompletableFuture<Object> stage) {
    AsyncGenerator<Object, Object, Object> g =
        AsyncGenerator.of(y -> {
          y.yield("first");
          y.await(stage);
          y.yield("second");
          return "result";
        });
    for (int i = 0; i < depth; i++) {
      AsyncGenerator<Object, Object, Object> inner = g;
      g = AsyncGenerator.of(y -> y.yieldFrom(inner));
    }
    return g;
  }

  private static Object recursive(
      Yielder<Object, Object> y, int depth, CompletableFuture<Object> stage) {
    if (depth > 0) {
      return recursive(y, depth - 1, stage);
    }
    y.yield("first");
    y.await(stage);
    y.yield("second");
    return "result";
  }

  private static void check(
      AsyncGenerator<Object, Object, Object> g, CompletableFuture<Object> stage) {
    expect("first", g.anext().await());
    var step = g.anext().start(Runnable::run);
    stage.complete("now");
    expect("second", step.join());
    expect("end", g.anext("end").await());
  }

  private static void expect(Object wanted, Object got) {
    if (!wanted.equals(got)) {
      throw new AssertionError(got);
    }
  }

  public static void main(String[] arguments) {
    int depth = Integer.parseInt(arguments[1]);
    CompletableFuture<Object> stage = new CompletableFuture<>();
    switch (arguments[0]) {
      case "yieldFrom" -> check(chain(depth, stage), stage);
      case "close" -> {
        var g = chain(depth, stage);
        expect("first", g.anext().await());
        g.close();
      }
      case "helper" -> check(AsyncGenerator.of(y -> recursive(y, depth, stage)), stage);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.out.println("ok");
  }
}
