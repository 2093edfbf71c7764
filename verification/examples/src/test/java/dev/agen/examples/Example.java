package dev.agen.examples;

import static org.junit.jupiter.api.Assertions.fail;

import dev.agen.AsyncGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program in one file, run as {@code ./agen run} does it: by the JDK's source launcher, in a JVM
 * of its own, with agen on the class path.
 *
 * @param name the file's name without {@code .java}
 * @param file the file
 */
record Example(String name, Path file) {

  private static final int TIMEOUT_SECONDS = 60;

  /** A program of {@code /examples}. */
  Example(String name) {
    this(name, checkout().resolve("examples").resolve(name + ".java"));
  }

  /** What one run did. */
  record Outcome(int exitCode, String out, String err) {}

  /** Runs with nothing to read on standard input. */
  Outcome run(Object... arguments) {
    return runWithInput("", arguments);
  }

  Outcome runWithInput(String input, Object... arguments) {
    try {
      Path files = Files.createTempDirectory("agen-example");
      Path in = Files.writeString(files.resolve("in"), input);
      Path out = files.resolve("out");
      Path err = files.resolve("err");
      try {
        Process process =
            command(arguments)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = await(process);
        String outText = text(Files.readAllBytes(out));
        String errText = text(Files.readAllBytes(err));
        if (!ended) {
          fail("%s hangs; it printed:%n%s%s".formatted(name, outText, errText));
        }
        return new Outcome(process.exitValue(), outText, errText);
      } finally {
        for (Path file : List.of(in, out, err, files)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command that runs it, for tests that need the process itself. */
  ProcessBuilder command(Object... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("--class-path");
    words.add(agen().toString());
    words.add(file.toString());
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(words);
    // The JVM says on standard error that it has read these.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder;
  }

  /** Waits for the end, and kills a process that does not come to it. */
  static boolean await(Process process) {
    boolean ended = false;
    try {
      ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!ended) {
        process.destroyForcibly().onExit().join();
      }
    }
    return ended;
  }

  /** What the program should print: {@code expected/NAME.txt}. */
  String expected() {
    try (var file = Example.class.getResourceAsStream("/expected/" + name + ".txt")) {
      return text(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private static Path agen() {
    try {
      var source = AsyncGenerator.class.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The build says where it is; an IDE runs tests somewhere below it. */
  static Path checkout() {
    String root = System.getProperty("agen.root");
    Path place = Path.of(root == null ? "" : root).toAbsolutePath();
    while (!Files.isDirectory(place.resolve("examples").resolve("..").resolve("verification"))) {
      place = place.getParent();
    }
    return place;
  }
}
