package dev.agen.conformance.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks a program whether it is CPython 3.13. */
final class VersionCheck {

  private static final String QUESTION = "import sys;print(sys.version_info[:2])";
  private static final String ANSWER = "(3, 13)";

  private VersionCheck() {}

  static boolean passes(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "-c", QUESTION)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 && answer.equals(ANSWER);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
