package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The long run: {@code -Dagen.pipelines=20000}; another part of the plans: {@code
 * -Dagen.pipelines.seed=…}.
 */
@DisplayName("Random pipelines do what java.util.stream does")
class OracleTest {

  private static final int PIPELINES = Integer.getInteger("agen.pipelines", 300);
  private static final long SEED = Long.getLong("agen.pipelines.seed", 0L);

  @Test
  @DisplayName("Results, failures, and the order of all calls of functions")
  void asJavaUtilStream() {
    for (long seed = SEED; seed < SEED + PIPELINES; seed++) {
      OraclePlan plan = new OraclePlan(seed);
      var theirs = plan.world();
      String expected = outcome(() -> plan.end.theirs().apply(theirs, theirs.theirs()));

      var pushed = plan.world();
      String actual = outcome(() -> plan.end.ours().apply(pushed, pushed.ours()));
      compare(plan, seed, "consumed", pushed, actual, theirs.log, expected);

      if (plan.end.text().equals("toList")) {
        var driven = plan.world();
        String awaited = outcome(() -> driven.ours().toListAsync().await());
        compare(plan, seed, "awaited", driven, awaited, theirs.log, expected);

        var pulled = plan.world();
        String looped = outcome(() -> loop(pulled.ours()));
        compare(plan, seed, "pulled", pulled, looped, theirs.log, expected);

        var out = plan.world();
        String streamed = outcome(() -> new ArrayList<>(out.ours().stream().toList()));
        compare(plan, seed, "as a Stream", out, streamed, theirs.log, expected);
      }
    }
  }

  private static List<Integer> loop(AsyncStream<Integer> stream) {
    return Probe.pulled(stream);
  }

  private static String outcome(Callable<?> run) {
    try {
      return "result " + run.call();
    } catch (OraclePlan.Fault fault) {
      return "failure " + fault.getMessage();
    } catch (Exception error) {
      return "failure " + error.getClass(); // null where it is not allowed
    }
  }

  private static void compare(
      OraclePlan plan,
      long seed,
      String how,
      OraclePlan.World world,
      String actual,
      List<String> log,
      String expected) {
    String what = "seed " + seed + ", " + how + ": " + plan;
    assertThat(actual).as(what).isEqualTo(expected);
    if (plan.strict) {
      assertThat(world.log).as(what).isEqualTo(log);
    }
    assertThat(world.closed).as(what).isEqualTo(world.opened);
  }
}
