package dev.agen.conformance;

import dev.agen.conformance.run.Engine;
import dev.agen.conformance.trace.Normalization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The arguments of a command: those with a meaning by their place, and options. */
final class CommandLine {

  private static final Set<String> FLAGS = Set.of("--no-messages", "--no-cause", "--no-shrink");
  private static final int DEFAULT_JOBS = 2;
  private static final int DEFAULT_LIMIT = 30;

  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> options = new TreeMap<>();

  private CommandLine() {}

  /**
   * Takes the arguments apart.
   *
   * @param args the arguments after the command
   * @param allowed the options that the command has
   */
  static CommandLine parse(List<String> args, Set<String> allowed) {
    CommandLine line = new CommandLine();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (!arg.startsWith("--")) {
        line.arguments.add(arg);
        continue;
      }
      if (!allowed.contains(arg)) {
        throw new UsageException(
            "unknown option " + arg + "; here there are " + String.join(", ", sorted(allowed)));
      }
      if (FLAGS.contains(arg)) {
        line.options.put(arg, "");
      } else if (i + 1 == args.size()) {
        throw new UsageException("option " + arg + " needs a value");
      } else {
        line.options.put(arg, args.get(++i));
      }
    }
    return line;
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  /** The arguments, which must be as many as there are names for. */
  List<String> arguments(String... names) {
    if (arguments.size() != names.length) {
      throw new UsageException(
          "expected the arguments " + String.join(" ", names) + ", got " + arguments);
    }
    return arguments;
  }

  /** All arguments, at least one. */
  List<String> someArguments(String name) {
    if (arguments.isEmpty()) {
      throw new UsageException("expected " + name);
    }
    return arguments;
  }

  String option(String name, String otherwise) {
    return options.getOrDefault(name, otherwise);
  }

  boolean has(String flag) {
    return options.containsKey(flag);
  }

  Engine engine() {
    String name = option("--engine", Engines.usual().name());
    return Engines.named(name)
        .orElseThrow(() ->
            new UsageException("unknown engine \"" + name + "\"; there are " + Engines.names()));
  }

  int jobs() {
    return positive("--jobs", DEFAULT_JOBS);
  }

  Duration limit() {
    return Duration.ofSeconds(positive("--timeout", DEFAULT_LIMIT));
  }

  Normalization normalization() {
    return new Normalization(!has("--no-messages"), !has("--no-cause"));
  }

  private int positive(String name, int otherwise) {
    int value = options.containsKey(name) ? number(name, options.get(name)) : otherwise;
    if (value == 0) {
      throw new UsageException(name + " must be positive");
    }
    return value;
  }

  static int number(String what, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException(what + " must be a number, not \"" + text + "\"");
  }
}
