package dev.agen.corpus;

import dev.agen.internal.engine.compiled.run.Machine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts another JVM, one in which machines can lie beside the classes of the JDK: agen is on the
 * boot class path, for the boot loader must find the superclass of a machine; and the JVM verifies
 * what the boot loader defines.
 */
final class Fork {

  private Fork() {}

  /** Whether this is such a JVM. */
  static boolean isHere() {
    return Machine.class.getClassLoader() == null;
  }

  static ProcessBuilder of(List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xbootclasspath/a:" + place(Machine.class));
    command.add("--add-opens=java.base/java.lang.invoke=ALL-UNNAMED");
    command.add("-XX:+UnlockDiagnosticVMOptions");
    command.add("-XX:+BytecodeVerificationLocal");
    command.add("-XX:TieredStopAtLevel=1"); // it is over before C2 would pay
    command.add("-XX:+UseSerialGC");
    command.add("-Xmx1g");
    command.add("-Xss4m");
    command.add("--class-path");
    command.add(place(Main.class).toString());
    command.add(Main.class.getName());
    command.addAll(args);
    return new ProcessBuilder(command);
  }

  /** Runs it, and gives its exit status. */
  static int run(List<String> args) {
    try {
      return of(args).inheritIO().start().waitFor();
    } catch (IOException failure) {
      throw new IllegalStateException("the JVM for it does not start", failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
