package dev.agen.benchmarks.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes commands that start this JDK's java on this class path. */
public final class JavaCommand {

  /** The option of this JVM that its children get, too: some peers use Unsafe. */
  private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";

  private JavaCommand() {}

  /**
   * {@return a command}
   *
   * @param options options of the JVM
   * @param main the main class
   * @param args its arguments
   */
  public static List<String> of(List<String> options, String main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(UNSAFE::equals)
        .forEach(command::add);
    command.addAll(options);
    command.add("--class-path");
    command.add(System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(List.of(args));
    return command;
  }
}
