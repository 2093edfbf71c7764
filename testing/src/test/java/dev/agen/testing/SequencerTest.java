package dev.agen.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sequencer")
class SequencerTest {

  @Test
  @DisplayName("steps are made in order, whoever comes first")
  void order() throws Exception {
    Sequencer order = new Sequencer();
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    List<FutureTask<Integer>> threads = new ArrayList<>();
    for (int i = 3; i >= 0; i--) {
      int step = i;
      FutureTask<Integer> task =
          new FutureTask<>(() -> {
            order.step(2 * step);
            seen.add(step);
            order.step(2 * step + 1);
            return step;
          });
      threads.add(task);
      Thread.startVirtualThread(task);
    }
    order.await(7);
    assertThat(seen).containsExactly(0, 1, 2, 3);
    assertThat(order.made()).isEqualTo(8);
    for (FutureTask<Integer> thread : threads) {
      thread.get();
    }
  }

  @Test
  @DisplayName("it says which step was not made in time")
  void missing() throws Exception {
    Sequencer order = new Sequencer(Duration.ofMillis(1));
    order.step(0);
    assertThatThrownBy(() -> order.step(3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("step 3 has waited for PT0.001S, but step 1 has not been made");
    assertThatThrownBy(() -> order.await(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("has waited for PT0.001S, but step 1 has not been made");
  }

  @Test
  @DisplayName("a step is made once")
  void twice() throws Exception {
    Sequencer order = new Sequencer();
    order.step(0);
    assertThatThrownBy(() -> order.step(0)).hasMessage("step 0 has been made already");
  }
}
