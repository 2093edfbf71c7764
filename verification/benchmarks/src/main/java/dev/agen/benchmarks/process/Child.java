package dev.agen.benchmarks.process;

import dev.agen.benchmarks.run.MeasurementException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Runs a program and times it from outside. */
public final class Child {

  private Child() {}

  /** What a program did. */
  public static final class Output {
    private final byte[] bytes;
    private final long firstNanos;
    private final long nanos;

    Output(byte[] bytes, long firstNanos, long nanos) {
      this.bytes = bytes;
      this.firstNanos = firstNanos;
      this.nanos = nanos;
    }

    /** {@return what it printed} */
    public byte[] bytes() {
      return bytes.clone();
    }

    /** {@return what it printed} */
    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** {@return how long it took from its start to the first byte that it printed} */
    public long firstNanos() {
      return firstNanos;
    }

    /** {@return how long it took from its start to its end} */
    public long nanos() {
      return nanos;
    }
  }

  /**
   * Runs a program to its end.
   *
   * @param command the program and its arguments
   * @param environment variables to add
   * @param limit how long it may take
   * @return what it did
   * @throws MeasurementException if it cannot be started, says that it failed, or does not end in
   *     time
   */
  public static Output run(List<String> command, Map<String, String> environment, Duration limit)
      throws MeasurementException {
    Path errors = null;
    try {
      errors = Files.createTempFile("agen-bench-", ".err");
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
      builder.environment().putAll(environment);
      return finish(builder, command, limit, errors);
    } catch (IOException e) {
      throw new MeasurementException(name(command) + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementException(name(command) + " was interrupted");
    } finally {
      delete(errors);
    }
  }

  private static Output finish(
      ProcessBuilder builder, List<String> command, Duration limit, Path errors)
      throws IOException, InterruptedException, MeasurementException {
    AtomicBoolean late = new AtomicBoolean();
    long start = System.nanoTime();
    Process process = builder.start();
    CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> {
          late.set(process.isAlive());
          process.destroyForcibly();
        });
    process.getOutputStream().close();
    byte[] bytes = {};
    long first = 0;
    try (InputStream out = process.getInputStream()) {
      int head = out.read();
      first = System.nanoTime() - start;
      byte[] tail = out.readAllBytes();
      bytes = head < 0 ? tail : prepend((byte) head, tail);
    } catch (IOException e) {
      if (!late.get()) { // else it was destroyed, and its stream with it
        throw e;
      }
    }
    int status = process.waitFor();
    long nanos = System.nanoTime() - start;
    if (late.get()) {
      throw new MeasurementException(
          name(command) + " took longer than " + limit.toSeconds() + " s");
    }
    if (status != 0) {
      throw new MeasurementException(
          name(command) + " exited with " + status + ": " + lastLine(errors));
    }
    return new Output(bytes, first, nanos);
  }

  private static byte[] prepend(byte head, byte[] tail) {
    byte[] all = new byte[tail.length + 1];
    all[0] = head;
    System.arraycopy(tail, 0, all, 1, tail.length);
    return all;
  }

  private static String name(List<String> command) {
    return String.valueOf(Path.of(command.getFirst()).getFileName());
  }

  private static String lastLine(Path errors) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(errors), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    return lines.isEmpty() ? "no message" : lines.getLast().strip();
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
