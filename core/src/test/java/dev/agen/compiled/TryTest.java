package dev.agen.compiled;

import static dev.agen.fixtures.BothEngines.compiled;
import static dev.agen.fixtures.BothEngines.compiledWithResult;

import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Leaf;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Raising;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Yields and awaits in try, catch, finally and try-with-resources, in any order. */
@SuppressWarnings({"finally", "try", "ReturnFromVoid"})
class TryTest {

  /** A resource that tells when it is closed, and may fail to. */
  private record Resource(String name, Consumer<Object> log, boolean fails)
      implements AutoCloseable {

    Resource(String name, Consumer<Object> log) {
      this(name, log, false);
    }

    @Override
    public void close() {
      log.accept("close " + name);
      if (fails) {
        throw new Oops("closing " + name);
      }
    }
  }

  @Test
  @DisplayName("P14: yields in try, catch and finally")
  void everywhere() {
    compiled(log ->
        y -> {
          try {
            y.yield("try");
            Raising.mayThrow(Boom.class);
          } catch (Boom e) {
            y.yield("caught " + e.getMessage());
            throw new Oops("from catch");
          } finally {
            y.yield("finally");
            log.accept("end of finally");
          }
          y.yield("after");
        });
  }

  @Test
  @DisplayName("P14: nested finally blocks left by continue, break, return and throw")
  void leavingFinally() {
    compiledWithResult(log ->
        y -> {
          outer:
          for (int i = 0; ; i++) {
            try {
              y.yield("outer " + i);
              for (int j = 0; j < 3; j++) {
                try {
                  y.yield(i + "." + j);
                  if (i == 0 && j == 1) {
                    continue outer;
                  }
                  if (i == 1) {
                    break;
                  }
                  if (i == 2) {
                    return "result " + y.yield("before return");
                  }
                } finally {
                  y.yield("inner finally " + i + "." + j);
                }
              }
            } finally {
              log.accept("outer finally " + i);
              y.await(Leaf.susp("token " + i));
            }
          }
        });
  }

  @Test
  @DisplayName("P14: a finally that discards what is thrown, by return, break and continue")
  void discardingFinally() {
    compiledWithResult(log ->
        y -> {
          for (int i = 0; i < 3; i++) {
            try {
              y.yield(i);
              throw new Boom("discarded");
            } finally {
              y.yield("finally " + i);
              if (i < 2) {
                continue;
              }
              return "result";
            }
          }
          return "not reached";
        });
  }

  @Test
  @DisplayName("P14: a yield in a finally in a finally in a catch")
  void nestedInFinally() {
    compiled(log ->
        y -> {
          try {
            throw new Oops("first");
          } catch (Oops first) {
            try {
              y.yield(first.getMessage());
              throw new Boom("second");
            } catch (Boom | IllegalStateException second) {
              y.yield(second.getMessage());
            } finally {
              try {
                y.yield("finally of catch");
              } finally {
                y.yield("finally of finally");
              }
              log.accept(first.getMessage());
            }
          }
        });
  }

  @Test
  @DisplayName("P14: handlers of subclasses before those of superclasses")
  void orderOfHandlers() {
    compiled(log ->
        y -> {
          for (int i = 0; i < 4; i++) {
            try {
              switch (i) {
                case 0 -> throw new IllegalArgumentException("0");
                case 1 -> throw new Boom("1");
                case 2 -> throw new StackOverflowError("2");
                default -> y.yield("none");
              }
            } catch (IllegalArgumentException e) {
              y.yield("illegal " + e.getMessage());
            } catch (RuntimeException e) {
              y.yield("runtime " + e.getMessage());
            } catch (Exception e) {
              y.yield("exception " + e.getMessage());
            } catch (Error e) {
              y.yield("error " + e.getMessage());
            }
          }
        });
  }

  @Test
  @DisplayName("P14: try-with-resources with yields in the resources, the block and the handlers")
  void resources() {
    compiled(log ->
        y -> {
          try (Resource a = new Resource("a " + y.yield("opening a"), log);
              Resource b = y.yield("b?") == null ? new Resource("b", log) : null;
              Resource c = new Resource("c", log, true)) {
            y.yield(a.name() + (b == null) + c.name());
            y.await(Leaf.susp("token"));
          } catch (Oops e) {
            y.yield("caught " + e.getMessage());
          } finally {
            y.yield("finally");
          }
        });
  }

  @Test
  @DisplayName("P14: what closing throws is suppressed by what was thrown in")
  void suppressed() {
    compiled(log ->
        y -> {
          try (Resource a = new Resource("a", log, true)) {
            y.yield(a.name());
          } catch (Throwable e) {
            log.accept(e.getMessage() + " suppresses " + e.getSuppressed().length);
            throw e;
          }
        });
  }

  @Test
  @DisplayName("P14: a body that swallows everything, and yields again")
  void swallowing() {
    compiled(log ->
        y -> {
          for (int i = 0; i < 5; i++) {
            try {
              y.yield(i);
            } catch (Throwable e) {
              log.accept("swallowed " + e.getClass().getSimpleName());
            }
          }
        });
  }

  @Test
  @DisplayName("P14: the variable of a handler and its value over yields")
  void caughtVariable() {
    compiled(log ->
        y -> {
          Exception last = null;
          for (int i = 0; i < 3; i++) {
            try {
              y.yield(i);
              Integer.parseInt("no number " + i);
            } catch (NumberFormatException e) {
              last = e;
              y.yield(e.getMessage());
            } finally {
              y.yield(last == null ? "none" : last.getMessage());
            }
          }
          throw last;
        });
  }

  @Test
  @DisplayName("P19: a body without an end")
  void withoutEnd() {
    compiled(log ->
        y -> {
          for (; ; ) {
            y.yield("again");
          }
        });
    compiled(log ->
        y -> {
          int i = 0;
          while (true) {
            log.accept(y.await(Leaf.susp(i++)));
            try {
              y.yield(i);
            } catch (Exception e) {
              log.accept(e.getMessage());
            }
          }
        });
  }

  @Test
  @DisplayName("P19: a body that does nothing, and one that only throws")
  void withoutYields() {
    compiled(log -> y -> {});
    compiled(log ->
        y -> {
          log.accept("started");
          throw new Boom("at once");
        });
  }
}
