package dev.agen.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work in parallel, results in order. */
class InOrderTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Integer> results(InOrder<Integer, Integer> jobs, Iterator<Integer> inputs) {
    List<Integer> results = new ArrayList<>();
    jobs.forEach(inputs, results::add);
    return results;
  }

  @Test
  void keepsTheOrderWhenALaterInputIsReadyFirst() {
    CountDownLatch secondIsReady = new CountDownLatch(1);
    Function<Integer, Integer> work =
        input -> {
          if (input == 0) {
            await(secondIsReady);
          } else {
            secondIsReady.countDown();
          }
          return input;
        };

    assertThat(results(new InOrder<>(2, LONG, work), IntStream.range(0, 100).boxed().iterator()))
        .isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void namesWhatHangs() {
    CountDownLatch never = new CountDownLatch(1);
    InOrder<String, String> jobs =
        new InOrder<>(
            1,
            Duration.ofMillis(1),
            input -> {
              await(never);
              return input;
            });

    assertThatExceptionOfType(HungException.class)
        .isThrownBy(() -> jobs.forEach(List.of("program 7").iterator(), result -> {}))
        .withMessage("program 7 did not end within 0 seconds");
  }

  @Test
  void handsOnWhatCameBeforeAFailureOfTheInputs() {
    Iterator<Integer> inputs =
        IntStream.range(0, 5)
            .mapToObj(i -> {
              if (i == 3) {
                throw new IllegalArgumentException("input 3");
              }
              return i;
            })
            .iterator();
    List<Integer> results = new ArrayList<>();

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            new InOrder<Integer, Integer>(2, LONG, input -> input).forEach(inputs, results::add))
        .withMessage("input 3");
    assertThat(results).containsExactly(0, 1, 2);
  }
}
