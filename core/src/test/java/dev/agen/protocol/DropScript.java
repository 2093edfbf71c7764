package dev.agen.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncGenHooks;
import dev.agen.Coroutine;
import dev.agen.Diagnostics;
import dev.agen.Diagnostics.Report;
import dev.agen.fixtures.Leaf;
import dev.agen.fixtures.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A trace whose lines arrive when the garbage collector comes by. While it is open it receives the
 * library's reports; those about what other tests have dropped are left out. Closing it also puts
 * the process-wide settings back.
 */
final class DropScript implements AutoCloseable {

  private static final int ROUNDS = 100;
  private static final String DECOY = "abandoned dropDecoy";

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> owners;

  /** For the generators and coroutines that {@code owners} make. */
  DropScript(Class<?>... owners) {
    this.owners = Stream.of(owners).map(owner -> owner.getSimpleName() + ".").toList();
    Diagnostics.setReporter(this::report);
  }

  private void report(Report report) {
    String line =
        switch (report) {
          case Diagnostics.Abandoned abandoned ->
              (abandoned.ended() ? "abandoned " : "refused by ") + plain(abandoned.name());
          case Diagnostics.NeverAwaited never -> "warning " + never.what();
          case Diagnostics.Unraisable error -> "unraisable " + Script.fmt(error.error());
        };
    for (String owner : owners) {
      if (report.message().contains(owner)) {
        lines.add(line.replace(owner, ""));
        return;
      }
    }
    if (line.equals(DECOY)) {
      lines.add(line);
    }
  }

  private static String plain(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** For bodies and hooks: writes a line. */
  void log(Object... words) {
    StringBuilder line = new StringBuilder();
    for (Object word : words) {
      line.append(line.isEmpty() ? "" : " ")
          .append(word instanceof Throwable error ? Script.fmt(error) : word);
    }
    lines.add(line.toString());
  }

  /** A step, as in {@link Script}. */
  DropScript step(Script.Step step) {
    try {
      log("->", step.run());
    } catch (Throwable error) {
      log("!!", error);
    }
    return this;
  }

  /** Checks what has arrived since the last check. */
  void expect(String... expected) {
    List<String> arrived = new ArrayList<>();
    lines.drainTo(arrived);
    assertThat(arrived).containsExactly(expected);
  }

  /** Collects garbage until as many lines have arrived, and checks them. */
  void expectCollected(String... expected) throws InterruptedException {
    assertThat(collect(expected.length)).containsExactly(expected);
  }

  /** As {@link #expectCollected}, where the order is up to the collector. */
  void expectCollectedInAnyOrder(String... expected) throws InterruptedException {
    assertThat(collect(expected.length)).containsExactlyInAnyOrder(expected);
  }

  /** Collects garbage until what was dropped before must have been noticed: nothing is to come. */
  void expectNothingCollected() throws InterruptedException {
    for (int round = 0; round < 2; round++) {
      dropDecoy();
      assertThat(collect(1)).containsExactly(DECOY);
    }
  }

  private static void dropDecoy() {
    Coroutine.of(c -> c.<Object>await(Leaf.susp("decoy"))).send(null);
  }

  private List<String> collect(int count) throws InterruptedException {
    List<String> arrived = new ArrayList<>();
    for (int round = 0; round < ROUNDS && arrived.size() < count; round++) {
      System.gc();
      String line = lines.poll(50, TimeUnit.MILLISECONDS);
      while (line != null) {
        arrived.add(line);
        line = lines.poll(arrived.size() < count ? 50 : 0, TimeUnit.MILLISECONDS);
      }
    }
    return Collections.unmodifiableList(arrived);
  }

  @Override
  public void close() {
    Diagnostics.setReporter(null);
    Diagnostics.trackNeverAwaited(false);
    AsyncGenHooks.set(AsyncGenHooks.NONE);
  }
}
