package dev.agen.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Random bodies do the same on both engines; those that can be compiled are. */
class EnginesAgreeTest {

  @Test
  void onBodiesThatAreTheSameInEachBuild() {
    agree(20261122, 125, "--engine", "compiled");
  }

  @Test
  void onBodiesThatNobodyHasSeenBefore() {
    agree(RandomGenerator.getDefault().nextInt(1 << 30), 75, "--engine", "compiled");
  }

  @Test
  void onBodiesThatNeedNotBeCompiled() {
    agree(20261123, 50);
  }

  private static void agree(long seed, int count, Object... options) {
    Object[] arguments = new Object[options.length + 2];
    arguments[0] = seed;
    arguments[1] = count;
    System.arraycopy(options, 0, arguments, 2, options.length);
    Cli cli = Cli.run(arguments);
    assertThat(cli.status())
        .as("./agen shapes %s\n%s%s", Arrays.asList(arguments), cli.out(), cli.err())
        .isEqualTo(ExitStatus.SUCCESS);
    assertThat(cli.out()).contains("default: " + count + " programs");
  }
}
