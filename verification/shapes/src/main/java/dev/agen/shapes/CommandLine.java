package dev.agen.shapes;

import dev.agen.shapes.check.Mode;
import dev.agen.shapes.prepare.Preparation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The arguments: those with a meaning by their place, and options, some of them repeated. */
final class CommandLine {

  private static final Set<String> FLAGS =
      Set.of("--only", "--coverage", "--no-shrink", "--traces", "--help", "-h");
  private static final Set<String> OPTIONS =
      Set.of("--engine", "--mode", "--vm", "--jobs", "--ecj", "--timeout");
  private static final int JOBS = 2;
  private static final int ECJ = 20;
  private static final int LIMIT = 60;

  private final List<String> arguments = new ArrayList<>();
  private final Map<String, List<String>> options = new TreeMap<>();

  private CommandLine() {}

  static CommandLine parse(List<String> args) {
    CommandLine line = new CommandLine();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (FLAGS.contains(arg)) {
        line.options.put(arg, List.of());
      } else if (OPTIONS.contains(arg)) {
        if (i + 1 == args.size()) {
          throw new UsageException("option " + arg + " needs a value");
        }
        line.options.computeIfAbsent(arg, _ -> new ArrayList<>()).add(args.get(++i));
      } else if (arg.startsWith("--")) {
        throw new UsageException("unknown option " + arg);
      } else {
        line.arguments.add(arg);
      }
    }
    return line;
  }

  boolean has(String flag) {
    return options.containsKey(flag);
  }

  List<String> arguments(String... names) {
    if (arguments.size() != names.length) {
      throw new UsageException(
          "expected the arguments " + String.join(" ", names) + ", got " + arguments);
    }
    return arguments;
  }

  Preparation.Settings settings(long seed) {
    return new Preparation.Settings(seed, isStrict(), number("--ecj", ECJ));
  }

  boolean isStrict() {
    List<String> engines = options.getOrDefault("--engine", List.of());
    if (!engines.isEmpty() && !engines.equals(List.of("compiled"))) {
      throw new UsageException("unknown engine " + engines + "; there is compiled");
    }
    return !engines.isEmpty();
  }

  /** Where to run: options of the JVM make a mode of their own, or are added to the modes. */
  List<Mode> modes() {
    List<String> vm = options.getOrDefault("--vm", List.of());
    List<String> names = options.getOrDefault("--mode", List.of());
    if (names.isEmpty()) {
      return List.of(vm.isEmpty() ? Mode.DEFAULT : new Mode(String.join(" ", vm), vm));
    }
    List<Mode> modes = new ArrayList<>();
    for (String name : names) {
      if (name.equals("all")) {
        modes.addAll(Mode.ALL);
      } else {
        modes.add(Mode.named(name).orElseThrow(() -> new UsageException("unknown mode " + name)));
      }
    }
    return modes.stream().map(mode -> mode.with(vm)).toList();
  }

  int jobs() {
    return Math.max(1, number("--jobs", JOBS));
  }

  Duration limit() {
    return Duration.ofSeconds(number("--timeout", LIMIT));
  }

  private int number(String option, int otherwise) {
    List<String> values = options.getOrDefault(option, List.of());
    return values.isEmpty() ? otherwise : (int) number(option, values.getLast());
  }

  static long number(String what, String text) {
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException(what + " must be a number, not \"" + text + "\"");
  }
}
