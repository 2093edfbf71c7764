package dev.agen.benchmarks.elements;

import java.util.function.IntFunction;
import reactor.core.publisher.Flux;

/** Reactor: {@code create}, a loop that pushes into a sink. */
public final class ReactorCreate implements IntFunction<Flux<Integer>> {

  @Override
  public Flux<Integer> apply(int n) {
    return Flux.create(sink -> {
      for (int i = 0; i < n; i++) {
        sink.next(i);
      }
      sink.complete();
    });
  }
}
