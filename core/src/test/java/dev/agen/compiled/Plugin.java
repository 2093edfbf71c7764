package dev.agen.compiled;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Coroutine;
import dev.agen.GeneratorBody;
import dev.agen.Yielder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What {@link LoadersTest} loads again and again: a body of each kind. Gives what they yield. */
public final class Plugin implements Supplier<List<Object>> {

  /** A method for references to what can be overridden. */
  public static class Base {
    private final int number = 4;

    Object body(Yielder<Object, Object> y) {
      y.yield(number);
      return null;
    }
  }

  private static final class Derived extends Base {
    @Override
    Object body(Yielder<Object, Object> y) {
      y.yield(5);
      return null;
    }
  }

  private static void helper(Yielder<Object, Object> y) {
    y.yield(2);
  }

  @Override
  public List<Object> get() {
    List<Object> yielded = new ArrayList<>();
    int captured = 1;
    drain(
        yielded,
        AsyncGenerator.of(y -> {
          y.yield(captured);
          helper(y);
          return null;
        }));
    drain(
        yielded,
        AsyncGenerator.of(
            new GeneratorBody<Object, Object, Object>() {
              @Override
              public Object run(Yielder<Object, Object> y) {
                y.yield(3);
                return null;
              }
            }));
    for (Base base : List.of(new Base(), new Derived())) {
      drain(yielded, AsyncGenerator.<Object, Object, Object>of(base::body));
    }
    drain(yielded, AsyncGenerator.<Object, Object, Object>of(Shared::body));
    drain(yielded, AsyncGenerator.<Object, Object, Object>of(new Shared(7)::instanceBody));
    try (var run =
        AsyncStream.<Object>generate(
                y -> {
                  try {
                    y.yield(8);
                  } finally {
                    y.await(Coroutine.of(c -> null));
                  }
                })
            .open()) {
      drain(yielded, run);
    }
    return yielded;
  }

  private static void drain(List<Object> to, AsyncGenerator<?, ?, ?> g) {
    if (!g.engine().isCompiled()) {
      to.add(g.engine());
    }
    for (Object value : g) {
      to.add(value);
    }
  }

  /** What is not loaded again. */
  public static class Shared {
    private final int number;

    public Shared(int number) {
      this.number = number;
    }

    public static Object body(Yielder<Object, Object> y) {
      y.yield(6);
      y.yield(new Throwable().getStackTrace()[0].getClassName());
      return null;
    }

    public Object instanceBody(Yielder<Object, Object> y) {
      y.yield(number);
      y.yield(new Throwable().getStackTrace()[0].getClassName());
      return null;
    }
  }
}
