package dev.agen.corpus;

import dev.agen.corpus.source.JarSource;
import dev.agen.corpus.source.ModuleSource;
import dev.agen.corpus.source.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done.
 *
 * @param sources where the class files are
 * @param sample how many bodies of each source
 * @param seed chooses everything
 * @param calls how many calls to compare
 */
record CommandLine(List<Source> sources, int sample, long seed, int calls) {

  private static final int SAMPLE = 3_000;
  private static final int CALLS = 10_000;

  static CommandLine parse(List<String> args) {
    List<String> modules = new ArrayList<>();
    List<String> jars = new ArrayList<>();
    String needed = "";
    int sample = SAMPLE;
    long seed = 1;
    int calls = CALLS;
    for (int i = 0; i < args.size(); i += 2) {
      String option = args.get(i);
      if (i + 1 == args.size()) {
        throw new UsageException(option + " is no option, or needs a value");
      }
      String value = args.get(i + 1);
      switch (option) {
        case "--modules" -> modules.addAll(List.of(value.split(",")));
        case "--jar" -> jars.add(value);
        case "--needs" -> needed = value;
        case "--sample" ->
            sample =
                value.equals("all") ? Integer.MAX_VALUE : Math.toIntExact(number(option, value));
        case "--seed" -> seed = number(option, value);
        case "--calls" -> calls = Math.toIntExact(number(option, value));
        default -> throw new UsageException("unknown option " + option);
      }
    }
    if (modules.isEmpty() && jars.isEmpty()) {
      modules.add("java.base");
    }
    return new CommandLine(sources(modules, jars, needed), sample, seed, calls);
  }

  private static List<Source> sources(List<String> modules, List<String> jars, String needed) {
    List<Source> sources = new ArrayList<>();
    try {
      for (String module : modules) {
        sources.add(new ModuleSource(module));
      }
      for (String jar : jars) {
        sources.add(new JarSource(Path.of(jar), needed));
      }
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(wrong.getMessage());
    }
    return sources;
  }

  private static long number(String option, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException wrong) {
      throw new UsageException(option + " must be a number, not \"" + value + "\"");
    }
  }
}
