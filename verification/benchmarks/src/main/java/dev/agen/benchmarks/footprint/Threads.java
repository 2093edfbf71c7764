package dev.agen.benchmarks.footprint;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The threads of this JVM. */
final class Threads {

  private static final Pattern VIRTUAL = Pattern.compile("#\\d+ \".*\" virtual.*");
  private static final Duration QUIET = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final double BUSY = 0.05;

  private Threads() {}

  /** {@return the threads of the operating system} */
  static int platform() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  /** {@return the virtual threads} */
  static long virtual() {
    try {
      Path directory = Files.createTempDirectory("agen-footprint");
      Path dump = directory.resolve("threads.txt");
      try {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        try (Stream<String> lines = Files.lines(dump)) {
          return lines.filter(line -> VIRTUAL.matcher(line).matches()).count();
        }
      } finally {
        Files.deleteIfExists(dump);
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until this JVM has almost nothing to do, so that all that can wait does wait. */
  static void awaitQuiet() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Duration before = cpu();
    while (System.nanoTime() < deadline) {
      LockSupport.parkNanos(QUIET.toNanos());
      Duration now = cpu();
      if (now.minus(before).toNanos() < BUSY * QUIET.toNanos()) {
        return;
      }
      before = now;
    }
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
