package dev.agen.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program of the JDK that runs these tests. */
final class JdkTool {

  private JdkTool() {}

  /** Runs it, expects success, and gives what it printed. */
  static String run(String tool, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    Path program = Path.of(System.getProperty("java.home"), "bin", tool);
    Path output = Files.createTempFile("agen", ".txt");
    try {
      Process process =
          new ProcessBuilder(
                  Stream.of(Stream.of(program.toString()), options.stream(), Stream.of(arguments))
                      .flatMap(words -> words)
                      .toList())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      String text = Files.readString(output);
      assertThat(ended).as("%s ended; it printed: %s", tool, text).isTrue();
      assertThat(process.exitValue()).as("%s printed: %s", tool, text).isZero();
      return text;
    } finally {
      Files.delete(output);
    }
  }
}
