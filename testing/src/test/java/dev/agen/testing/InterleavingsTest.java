package dev.agen.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.testing.Interleavings.Body;
import dev.agen.testing.Interleavings.Failed;
import dev.agen.testing.Interleavings.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Interleavings")
class InterleavingsTest {

  /** Runs the tasks a, b, c, and tells the order. */
  private static Body threeTasks(java.util.function.Consumer<String> orders) {
    return scheduler -> {
      StringBuilder order = new StringBuilder();
      for (String name : List.of("a", "b", "c")) {
        scheduler.execute(() -> order.append(name));
      }
      scheduler.runAll();
      orders.accept(order.toString());
    };
  }

  @Test
  @DisplayName("all orders, each once, depth first")
  void all() {
    List<String> orders = new ArrayList<>();
    assertThat(Interleavings.all(threeTasks(orders::add))).isEqualTo(new Report(6, true));
    assertThat(orders).containsExactly("abc", "acb", "bac", "bca", "cab", "cba");
  }

  @Test
  @DisplayName("without a choice there is one order")
  void one() {
    assertThat(Interleavings.all(scheduler -> {})).isEqualTo(new Report(1, true));
  }

  @Test
  @DisplayName("tasks that make tasks")
  void nested() {
    Set<String> orders = new HashSet<>();
    Report report =
        Interleavings.all(scheduler -> {
          StringBuilder order = new StringBuilder();
          for (String name : List.of("a", "b")) {
            scheduler.execute(() -> {
              order.append(name);
              scheduler.execute(() -> order.append(name.toUpperCase(java.util.Locale.ROOT)));
            });
          }
          scheduler.runAll();
          orders.add(order.toString());
        });
    assertThat(orders).containsExactlyInAnyOrder("abAB", "abBA", "aAbB", "baAB", "baBA", "bBaA");
    assertThat(report).isEqualTo(new Report(6, true));
  }

  @Test
  @DisplayName("no more than the maximum, then at random, the same for a seed")
  void maximum() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    assertThat(Interleavings.atMost(2).run(threeTasks(first::add))).isEqualTo(new Report(2, false));
    assertThat(first).containsExactly("abc", "acb");
    first.clear();
    assertThat(Interleavings.atMost(2).thenRandom(50, 7).run(threeTasks(first::add)))
        .isEqualTo(new Report(52, false));
    assertThat(new HashSet<>(first)).hasSize(6);
    Interleavings.atMost(2).thenRandom(50, 7).run(threeTasks(second::add));
    assertThat(second).isEqualTo(first);
    assertThat(Interleavings.atMost(6).run(order -> threeTasks(o -> {}).run(order)).complete())
        .isTrue();
  }

  @Test
  @DisplayName("a failure tells the choices, and they can be replayed")
  void replay() {
    IllegalStateException error = new IllegalStateException("planned");
    Body fails =
        threeTasks(order -> {
          if (order.equals("cab")) {
            throw error;
          }
        });
    assertThat(catchThrowable(() -> Interleavings.all(fails))).isSameAs(error);
    assertThat(error.getSuppressed()).hasSize(1);
    Failed failed = (Failed) error.getSuppressed()[0];
    assertThat(failed.choices()).isEqualTo("2,0");
    assertThat(failed).hasMessage("in run 5; again with Interleavings.replay(\"2,0\", test)");
    assertThat(catchThrowable(() -> Interleavings.replay("2,0", fails))).isSameAs(error);
    Interleavings.replay("2,1", fails);
  }

  @Test
  @DisplayName("a test that does not do the same for the same choices is found out")
  void differs() {
    AtomicInteger runs = new AtomicInteger();
    assertThatThrownBy(() ->
            Interleavings.all(scheduler -> {
              scheduler.execute(() -> {});
              if (runs.getAndIncrement() == 0) {
                scheduler.execute(() -> {});
              }
              scheduler.runAll();
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the test does not do the same for the same choices: 1 cannot be followed at choice 0");
  }

  @Test
  @DisplayName("arguments are checked")
  void arguments() {
    assertThatThrownBy(() -> Interleavings.atMost(0))
        .hasMessage("maximum must be at least 1, but is 0");
    assertThatThrownBy(() -> Interleavings.atMost(1).thenRandom(0, 0))
        .hasMessage("count must be at least 1, but is 0");
  }
}
