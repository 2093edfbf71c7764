package dev.agen.benchmarks.jmh;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The lock by which JMH sees to it that two runs do not disturb each other. */
public final class JmhLock {

  private JmhLock() {}

  /**
   * Fails if somebody holds it, so that a run does not begin in which every benchmark would fail.
   *
   * @throws IOException if another run holds it
   */
  public static void check() throws IOException {
    if (Boolean.getBoolean("jmh.ignoreLock")) {
      return;
    }
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new IOException("another run of JMH is going on (it holds " + file + ")");
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException("this JVM runs JMH already", e);
    }
  }
}
