package dev.agen.compiled;

import static dev.agen.fixtures.BothEngines.compiled;
import static dev.agen.fixtures.BothEngines.compiledWithResult;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncGenerator;
import dev.agen.fixtures.Leaf;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Local variables over a suspension: what they hold, and what they let go. */
class LocalsTest {

  private static int failing(int value) {
    throw new IllegalStateException("no " + value);
  }

  @Test
  @DisplayName("P7: the value before a store that was not reached is what the handler sees")
  void storeInTry() {
    compiled(log ->
        y -> {
          int d = 1;
          y.yield("before");
          try {
            d = failing(2);
            log.accept("not reached");
          } catch (IllegalStateException e) {
            log.accept(e.getMessage());
          }
          y.yield(d);
        });
  }

  @Test
  @DisplayName("P7: the value that a yield in a try replaces is what the handler sees")
  void storeOfYieldInTry() {
    compiled(log ->
        y -> {
          Object d = "old";
          try {
            d = y.yield("a");
            d = y.yield("b");
          } catch (Exception e) {
            y.yield("caught with " + d);
          } finally {
            log.accept(d);
          }
          y.yield(d);
        });
  }

  @Test
  @DisplayName("P8: a variable that is null at a yield can be assigned later")
  void nullOverYield() {
    compiled(log ->
        y -> {
          String s = null;
          int[] array = null;
          Object sent = y.yield(s);
          if (sent != null) {
            s = "assigned";
            array = new int[] {7};
          }
          y.yield(s);
          y.yield(array == null ? -1 : array[0]);
        });
  }

  @Test
  @DisplayName("P8: an array that is null on one path is indexed on the other")
  void nullArrayOverYield() {
    compiled(log ->
        y -> {
          String[][] table = null;
          for (int i = 0; i < 3; i++) {
            Object sent = y.yield(i);
            if (table != null) {
              log.accept(table[0][0]);
            }
            table = i == 1 ? null : new String[][] {{"row " + sent}};
          }
          y.yield(table[0][0]);
        });
  }

  @Test
  @DisplayName("P8: the element of an array that is null throws after a yield")
  void elementOfNull() {
    compiled(log ->
        y -> {
          String[] none = null;
          y.yield("before");
          try {
            log.accept(none[0]);
          } catch (NullPointerException e) {
            y.yield("caught");
          }
        });
  }

  @Test
  @DisplayName("P9: the hidden locals of a loop over an array, an iterable and a range")
  void loopsOverArrays() {
    String[] words = {"a", "b"};
    long[] numbers = {Long.MAX_VALUE, -1};
    compiled(log ->
        y -> {
          for (String word : words) {
            y.yield(word);
          }
          for (long number : numbers) {
            for (String word : new String[] {"x", "y"}) {
              y.yield(word + number);
            }
          }
          for (var word : List.of("p", "q")) {
            y.yield(word);
          }
        });
  }

  @Test
  @DisplayName("P10: a variable of an interface holds one of two classes at a yield")
  void interfaceMerge() {
    compiled(log ->
        y -> {
          boolean linked = y.yield("which?") == null;
          List<Object> list = linked ? new LinkedList<>() : new ArrayList<>();
          y.yield(list.size());
          list.add("element");
          var either = linked ? Integer.valueOf(1) : "text"; // no type of its own
          y.yield(list);
          y.yield(either.hashCode());
        });
  }

  @Test
  @DisplayName("P11: two variables of different types share a slot")
  void slotReuse() {
    compiled(log ->
        y -> {
          {
            String first = "text";
            y.yield(first);
            log.accept(first);
          }
          {
            List<Object> second = new ArrayList<>();
            second.add(y.yield("list"));
            log.accept(second);
          }
          {
            double third = 1.5;
            y.yield(third);
            log.accept(third);
          }
          for (int i = 0; i < 2; i++) {
            Object fourth = y.yield(i);
            log.accept(fourth);
          }
          {
            int[] fifth = {4};
            y.yield("array");
            log.accept(fifth[0]);
          }
        });
  }

  @Test
  @DisplayName("P11: a variable that is assigned on one path only, and dead on the other")
  void assignedOnOnePath() {
    compiled(log ->
        y -> {
          for (int i = 0; i < 4; i++) {
            String s;
            if (i % 2 == 0) {
              s = "even " + y.yield(i);
            } else {
              y.yield("odd");
              continue;
            }
            y.yield(s);
          }
        });
  }

  @Test
  @DisplayName("P12: longs and doubles beside others, and an int where half of a long was")
  void wideNeighbours() {
    compiled(log ->
        y -> {
          int before = 1;
          {
            long wide = Long.MIN_VALUE;
            double wider = Double.MIN_VALUE;
            int after = 2;
            y.yield("wide");
            log.accept(before + " " + wide + " " + wider + " " + after);
          }
          {
            int a = 3;
            int b = 4;
            int c = 5;
            long d = 6;
            y.yield("narrow");
            log.accept(a + " " + b + " " + c + " " + d);
          }
          {
            String s = "s";
            long e = 7;
            String t = "t";
            y.yield("mixed");
            log.accept(s + e + t + before);
          }
        });
  }

  @Test
  @DisplayName("P13: extreme values of all primitive types, as variables")
  void primitiveVariables() {
    compiled(log ->
        y -> {
          boolean z = true;
          byte b = Byte.MIN_VALUE;
          short s = Short.MIN_VALUE;
          char c = Character.MAX_VALUE;
          int i = Integer.MIN_VALUE;
          long j = Long.MIN_VALUE;
          float f = Float.MIN_VALUE;
          double d = Double.MAX_VALUE;
          float nan = Float.NaN;
          double zero = -0.0;
          y.yield("before");
          z = !z;
          b--;
          s--;
          c++;
          i--;
          j--;
          f /= 2;
          d *= 2;
          y.yield("after");
          log.accept(z + " " + b + " " + s + " " + (int) c + " " + i + " " + j + " " + f + d);
          log.accept(nan + " " + zero);
        });
  }

  @Test
  @DisplayName("P13: extreme values of all primitive types, captured")
  void primitivesCaptured() {
    boolean z = true;
    byte b = Byte.MIN_VALUE;
    short s = Short.MIN_VALUE;
    char c = Character.MAX_VALUE;
    int i = Integer.MIN_VALUE;
    long j = Long.MIN_VALUE;
    float f = Float.MIN_VALUE;
    double d = Double.MAX_VALUE;
    String[][] array = {{"x"}, null};
    compiledWithResult(log ->
        y -> {
          y.yield("captured");
          log.accept(z + " " + b + " " + s + " " + (int) c + " " + i + " " + j + " " + f + d);
          y.yield(array[0][0]);
          return array[1];
        });
  }

  @Test
  @DisplayName("P13: arrays of all primitive types")
  void primitiveArrays() {
    compiled(log ->
        y -> {
          boolean[] z = {true};
          byte[] b = {Byte.MIN_VALUE};
          short[] s = {Short.MIN_VALUE};
          char[] c = {Character.MAX_VALUE};
          int[] i = {Integer.MIN_VALUE};
          long[] j = {Long.MIN_VALUE};
          float[] f = {Float.MIN_VALUE};
          double[][] d = new double[1][2];
          y.yield("before");
          log.accept(z[0] + " " + b[0] + " " + s[0] + " " + (int) c[0] + " " + i[0]);
          z[0] &= y.yield("z") == null;
          b[0] -= (byte) y.yield("b").hashCode();
          log.accept(z[0] + " " + b[0] + " " + j[0] + " " + f[0] + " " + d[0][1]);
        });
  }

  /** Whether what a weak reference refers to goes when the collector runs. */
  private static boolean isCollected(WeakReference<?> reference) {
    for (int i = 0; i < 50; i++) {
      if (reference.refersTo(null)) {
        return true;
      }
      System.gc();
    }
    return false;
  }

  @Test
  @DisplayName("P35: what a body needs no more is let go at a yield and at an await")
  void garbageIsLetGo() {
    WeakReference<?>[] references = new WeakReference<?>[2];
    CompletableFuture<Object> pending = new CompletableFuture<>();
    AsyncGenerator<Object, Object, Object> generator =
        AsyncGenerator.of(y -> {
          byte[] large = new byte[1 << 20];
          references[0] = new WeakReference<>(large);
          y.yield(large.length);
          y.yield("dead local");
          Object[] saved = {new Object()};
          references[1] = new WeakReference<>(saved);
          y.yield("saved");
          log(saved);
          y.yield("saved no more");
          y.await(pending);
          return null;
        });
    generator.anext().await();
    assertThat(references[0].refersTo(null)).isFalse();
    generator.anext().await();
    if (generator.engine().isCompiled()) { // a thread's stack may keep a dead local
      assertThat(isCollected(references[0])).isTrue();
    }
    generator.anext().await();
    generator.anext().await();
    if (generator.engine().isCompiled()) {
      assertThat(isCollected(references[1])).isTrue();
    }
    generator.aclose().await();
  }

  private static void log(Object what) {
    assertThat(what).isNotNull();
  }

  @Test
  @DisplayName("P35: a captured value that is needed no more is let go; at the end, everything is")
  void capturedGarbageIsLetGo() {
    Object[] captured = {new Object()};
    WeakReference<Object> reference = new WeakReference<>(captured[0]);
    AsyncGenerator<Object, Object, Object> generator = capturing(captured[0]);
    captured[0] = null;
    generator.anext().await();
    assertThat(reference.refersTo(null)).isFalse();
    generator.anext().await();
    if (generator.engine().isCompiled()) {
      assertThat(isCollected(reference)).isTrue();
    }
    generator.aclose().await();
    assertThat(isCollected(reference)).isTrue();
  }

  private static AsyncGenerator<Object, Object, Object> capturing(Object value) {
    return AsyncGenerator.of(y -> {
      y.yield(value.hashCode());
      y.yield(value.hashCode());
      y.await(Leaf.susp("end"));
      return null;
    });
  }
}
