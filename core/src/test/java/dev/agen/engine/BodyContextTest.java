package dev.agen.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Script;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a body sees of the context of whoever drives it. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class BodyContextTest {

  private static final ThreadLocal<String> LOCAL = ThreadLocal.withInitial(() -> "initial");
  private static final InheritableThreadLocal<String> INHERITABLE = new InheritableThreadLocal<>();
  private static final ScopedValue<String> SCOPED = ScopedValue.newInstance();

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  @ParameterizedTest
  @EnumSource
  @DisplayName("has thread locals of its own, which last from step to step")
  void hasOwnThreadLocals(Driving driving) {
    LOCAL.set("driver");
    var g =
        generators.stackful(y -> {
          y.yield(LOCAL.get());
          LOCAL.set("body");
          y.yield(1);
          y.yield(LOCAL.get());
        });
    assertThat(driving.drive(g.anext())).isEqualTo("initial");
    assertThat(driving.drive(g.anext())).isEqualTo(1);
    assertThat(LOCAL.get()).isEqualTo("driver");
    LOCAL.set("driver again");
    assertThat(driving.drive(g.anext())).isEqualTo("body");
    LOCAL.remove();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("inherits inheritable thread locals from the first driver, not from later ones")
  void inheritsFromFirstDriver(Driving driving) {
    INHERITABLE.set("at creation");
    var g =
        generators.stackful(y -> {
          y.yield(INHERITABLE.get());
          y.yield(INHERITABLE.get());
        });
    INHERITABLE.set("at first drive");
    assertThat(driving.drive(g.anext())).isEqualTo("at first drive");
    INHERITABLE.set("at second drive");
    assertThat(driving.drive(g.anext())).isEqualTo("at first drive");
    INHERITABLE.remove();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("does not see the driver's scoped values; it may bind its own, not over a yield")
  void seesNoScopedValues(Driving driving) {
    var g =
        generators.stackful(y -> {
          y.yield(SCOPED.isBound());
          ScopedValue.where(SCOPED, "body").run(() -> script.log(SCOPED.get()));
          y.yield(SCOPED.isBound());
        });
    for (int step = 0; step < 2; step++) {
      Object[] seen = new Object[1];
      ScopedValue.where(SCOPED, "driver").run(() -> seen[0] = driving.drive(g.anext()));
      assertThat(seen[0]).isEqualTo(false);
    }
    script.expect("body");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("has the context class loader of each driver")
  void hasDriversClassLoader(Driving driving) throws Exception {
    Thread me = Thread.currentThread();
    ClassLoader before = me.getContextClassLoader();
    try (URLClassLoader one = new URLClassLoader("one", new URL[0], null);
        URLClassLoader two = new URLClassLoader("two", new URL[0], null)) {
      var g =
          generators.stackful(y -> {
            y.yield(Thread.currentThread().getContextClassLoader());
            y.yield(Thread.currentThread().getContextClassLoader());
            Thread.currentThread().setContextClassLoader(one);
            y.yield(null);
            y.yield(Thread.currentThread().getContextClassLoader());
          });
      me.setContextClassLoader(one);
      assertThat(driving.drive(g.anext())).isSameAs(one);
      me.setContextClassLoader(two);
      assertThat(driving.drive(g.anext())).isSameAs(two);
      driving.drive(g.anext());
      assertThat(me.getContextClassLoader()).isSameAs(two);
      assertThat(driving.drive(g.anext())).isSameAs(two);
    } finally {
      me.setContextClassLoader(before);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "ASYNCHRONOUS", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("has the interrupt status of its driver, and gives it back")
  void hasDriversInterruptStatus(Driving driving) {
    var g =
        generators.stackful(y -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException interrupted) {
            y.yield("interrupted");
          }
          y.yield(Thread.currentThread().isInterrupted());
          Thread.currentThread().interrupt();
          y.yield("left set");
        });
    Thread.currentThread().interrupt();
    assertThat(driving.drive(g.anext())).isEqualTo("interrupted");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(driving.drive(g.anext())).isEqualTo(false);
    assertThat(driving.drive(g.anext())).isEqualTo("left set");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  @DisplayName("an asynchronous driver's thread is the library's: the caller's status is its own")
  void callersInterruptStatusStays() {
    var g =
        generators.stackful(y -> {
          y.yield(Thread.currentThread().isInterrupted());
          Thread.currentThread().interrupt();
          y.yield(1);
        });
    Thread.currentThread().interrupt();
    var task = g.anext().start();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(task.join()).isEqualTo(false);
    assertThat(g.anext().start().join()).isEqualTo(1);
    assertThat(Thread.interrupted()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("runs on one thread from its first step to its last, which is not the driver's")
  void runsOnOneThread(Driving driving) {
    var g =
        generators.stackful(y -> {
          while (true) {
            y.yield(Thread.currentThread());
          }
        });
    Object first = driving.drive(g.anext());
    assertThat(first).isNotSameAs(Thread.currentThread());
    assertThat(driving.drive(g.anext())).isSameAs(first);
    assertThat(driving.drive(g.anext())).isSameAs(first);
  }

  /** Plain on purpose: published by driving alone. */
  private int counter;

  @ParameterizedTest
  @EnumSource
  @DisplayName("sees what its driver did before, and is seen by its driver after each step")
  void isPublishedByDriving(Driving driving) {
    var g =
        generators.stackful(y -> {
          while (true) {
            counter++;
            y.yield(counter);
          }
        });
    for (int i = 1; i <= 2_000; i++) {
      counter++;
      assertThat(driving.drive(g.anext())).isEqualTo(2 * i);
      assertThat(counter).isEqualTo(2 * i);
    }
  }
}
