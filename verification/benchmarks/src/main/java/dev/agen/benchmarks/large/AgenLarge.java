package dev.agen.benchmarks.large;

import dev.agen.AsyncStream;

/** agen: ten or eighty yields, one after the other, across which five locals live. */
public final class AgenLarge {

  private AgenLarge() {}

  /**
   * {@return a generator of a body with ten yields}
   *
   * @param turns how often they are run through
   */
  public static AsyncStream<Integer> ten(int turns) {
    return AsyncStream.generate(y -> {
      int a = 1;
      int b = 2;
      int c = 3;
      int d = 4;
      int e = 5;
      for (int turn = 0; turn < turns; turn++) {
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
      }
    });
  }

  /**
   * {@return a generator of a body with eighty yields}
   *
   * @param turns how often they are run through
   */
  public static AsyncStream<Integer> eighty(int turns) {
    return AsyncStream.generate(y -> {
      int a = 1;
      int b = 2;
      int c = 3;
      int d = 4;
      int e = 5;
      for (int turn = 0; turn < turns; turn++) {
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
        a += e;
        y.yield(a);
        b += a;
        y.yield(b);
        c += b;
        y.yield(c);
        d += c;
        y.yield(d);
        e += d;
        y.yield(e);
      }
    });
  }
}
