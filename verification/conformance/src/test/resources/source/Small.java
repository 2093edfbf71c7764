package generated;

import dev.agen.AlreadyExecutingException;
import dev.agen.AsyncContextManager;
import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterator;
import dev.agen.Awaiter;
import dev.agen.Coroutine;
import dev.agen.CoroutineBody;
import dev.agen.GeneratorBody;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.Yielder;
import dev.agen.conformance.run.Activation;
import dev.agen.conformance.run.Base;
import dev.agen.conformance.run.Boom;
import dev.agen.conformance.run.CancelledError;
import dev.agen.conformance.run.Oops;
import dev.agen.conformance.run.Thrown;
import dev.agen.conformance.run.ValueError;
import dev.agen.conformance.source.GeneratedProgram;
import dev.agen.conformance.source.Received;
import java.util.ArrayList;
import java.util.List;

public final class Small implements GeneratedProgram {

  @Override
  public AsyncGenerator<Object, Object, Object> generator(String function, Activation a) {
    return switch (function) {
      case "g0" -> g0(a);
      default -> throw new IllegalArgumentException(function);
    };
  }

  private static AsyncGenerator<Object, Object, Object> g0(Activation a) {
    GeneratorBody<Object, Object, Object> body = y -> {
      Object r = null;
      a.start();
      a.step();
      try {
        try1: {
          try {
            Thrown.declare(Oops.class);
            a.step();
            r = new Received(a, 2, y.yield("x")).got();
            a.step();
            throw (Boom) a.exception(3);
          } catch (Oops e1) {
            a.caught(1, 0, e1);
            a.step();
            throw e1;
          } catch (ValueError | AlreadyExecutingException e1) {
            a.caught(1, 1, e1);
            a.step();
            a.log(6);
            break try1;
          }
        }
      } finally {
        a.last(1);
        a.step();
        Object v8 = y.<Object>await(a.awaitable(8));
        r = a.got(8, v8);
      }
      a.step();
      loop9: {
        for (Object v9 : y.<Object>each(a.over(9))) {
          r = a.item(9, v9);
          a.step();
          AsyncContextManager<?> m10 = a.manager(10);
          Object v10 = y.<Object>await(a.keep(m10.aenter()));
          Throwable e10 = null;
          try {
            r = a.item(10, v10);
            a.step();
            break loop9;
          } catch (Throwable t10) {
            e10 = t10;
          } finally {
            boolean s10 = y.<Boolean>await(a.keep(m10.aexit(e10)));
            if (e10 != null && !s10) {
              throw Thrown.unchecked(e10);
            }
          }
        }
        a.otherwise(9);
      }
      a.end();
      return null;
    };
    return AsyncGenerator.<Object, Object, Object>of(body);
  }

  @Override
  public Coroutine<Object> coroutine(String function, Activation a) {
    return switch (function) {
      case "c0" -> c0(a);
      default -> throw new IllegalArgumentException(function);
    };
  }

  private static Coroutine<Object> c0(Activation a) {
    return Coroutine.<Object>of(c -> c0Body(a, c));
  }

  private static Object c0Body(Activation a, Awaiter c) throws Exception {
    Object[] r = new Object[1];
    a.start();
    a.step();
    for (int i12 = 0; i12 < 3; i12++) {
      a.step();
      try {
        c0_1(a, c, r);
      } catch (Throwable e13) {
        if (a.catches(13, 0, e13)) {
          a.step();
          continue;
        } else {
          throw e13;
        }
      }
    }
    a.step();
    r[0] = r[0];
    a.returning(16);
    return r[0];
  }

  private static void c0_1(Activation a, Awaiter c, Object[] r) throws Exception {
    a.step();
    r[0] = a.got(14, c.<Object>await(a.awaitable(14)));
  }
}
