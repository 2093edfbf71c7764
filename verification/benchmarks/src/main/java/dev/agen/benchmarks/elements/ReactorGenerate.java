package dev.agen.benchmarks.elements;

import java.util.function.IntFunction;
import reactor.core.publisher.Flux;

/** Reactor: {@code generate}, a callback that is asked for one element at a time. */
public final class ReactorGenerate implements IntFunction<Flux<Integer>> {

  @Override
  public Flux<Integer> apply(int n) {
    return Flux.generate(
        () -> 0,
        (next, sink) -> {
          if (next < n) {
            sink.next(next);
          } else {
            sink.complete();
          }
          return next + 1;
        });
  }
}
