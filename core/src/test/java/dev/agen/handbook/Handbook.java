package dev.agen.handbook;

import dev.agen.fixtures.SourceFile;
import dev.agen.testing.ManualScheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes what of docs/operators.md is not prose: the table of operators, and for each its picture
 * and its example, which are both run for it.
 */
final class Handbook {

  static final Path DOCS = Path.of(System.getProperty("agen.root"), "docs");
  static final Path PAGE = DOCS.resolve("operators.md");
  static final Path PICTURES = DOCS.resolve("operators");

  private static final String BEGIN = "<!-- written by HandbookTest: begin -->\n";
  private static final String END = "<!-- written by HandbookTest: end -->\n";

  private Handbook() {}

  /** The page with what belongs between the marks. */
  static String page(String before) {
    int begin = before.indexOf(BEGIN) + BEGIN.length();
    int end = before.indexOf(END);
    return before.substring(0, begin) + "\n" + table() + "\n" + details() + before.substring(end);
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder(
            "| operator | Python | java.util.stream | Reactor | Kotlin | in flight |\n"
                + "| --- | --- | --- | --- | --- | --- |\n");
    for (Entry.Group group : Entries.all()) {
      table.append("| **%s** | | | | | |\n".formatted(group.title()));
      for (Entry e : group.entries()) {
        table.append(
            "| [`%s`](#%s) | %s | %s | %s | %s | %s |\n"
                .formatted(
                    e.name(),
                    e.name().toLowerCase(java.util.Locale.ROOT),
                    code(e.python()),
                    code(e.stream()),
                    code(e.reactor()),
                    code(e.kotlin()),
                    e.inFlight()));
      }
    }
    return table.toString();
  }

  private static String code(String name) {
    return name.isEmpty() ? "" : "`" + name + "`";
  }

  private static String details() {
    Map<String, String> sources = sources();
    StringBuilder details = new StringBuilder();
    for (Entry.Group group : Entries.all()) {
      details.append("## ").append(group.title()).append("\n\n");
      for (Entry e : group.entries()) {
        details.append("### ").append(e.name()).append("\n\n");
        if (e.marble() != null) {
          details.append("![](operators/%s.svg)\n\n".formatted(e.name()));
        }
        Method example = examples().get(e.name());
        details.append(
            "```java\n%s\n// %s\n```\n\n"
                .formatted(sources.get(e.name()), example.getAnnotation(Example.class).value()));
      }
    }
    return details.toString();
  }

  /** The examples by name. */
  static Map<String, Method> examples() {
    return Arrays.stream(OperatorExamples.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Example.class))
        .collect(Collectors.toMap(Method::getName, Function.identity(), (a, b) -> a, TreeMap::new));
  }

  /** Runs an example. */
  static Object run(Method example) throws Exception {
    try {
      return example.getParameterCount() == 0
          ? example.invoke(null)
          : example.invoke(null, new ManualScheduler());
    } catch (InvocationTargetException failure) {
      if (failure.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failure;
    }
  }

  private static final Pattern METHOD =
      Pattern.compile(
          "@Example\\((?:[^\"]|\"(?:[^\"\\\\]|\\\\.)*\")*?\\)\\s+static \\S+(?:<[^>]*>)? (\\w+)\\([^)]*\\)"
              + "[^{]*\\{\\n(.*?)\\n  }\\n",
          Pattern.DOTALL);

  /** What stands in the body of each example, without its indentation. */
  private static Map<String, String> sources() {
    Matcher matcher =
        METHOD.matcher(String.join("\n", SourceFile.of(OperatorExamples.class.getName())) + "\n");
    Map<String, String> sources = new TreeMap<>();
    while (matcher.find()) {
      sources.put(matcher.group(1), matcher.group(2).stripIndent());
    }
    return sources;
  }

  /** The pictures by file name. */
  static Map<String, String> pictures() {
    Map<String, String> pictures = new TreeMap<>();
    for (Entry.Group group : Entries.all()) {
      for (Entry e : group.entries()) {
        if (e.marble() != null) {
          pictures.put(e.name() + ".svg", MarbleDrawing.svg(e.marble()));
        }
      }
    }
    return pictures;
  }

  private static final Pattern CODE = Pattern.compile("(?ms)^```java\n(.*?)^```$");

  /** The examples before the table. */
  static List<String> prose() {
    String page = read(PAGE);
    return CODE.matcher(page.substring(0, page.indexOf(BEGIN)))
        .results()
        .map(example -> example.group(1))
        .toList();
  }

  /** Code, however it is laid out. */
  static String words(String code) {
    return String.join(" ", code.strip().split("\\s+"));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All names that have an entry. */
  static List<String> names() {
    return Entries.all().stream().flatMap(g -> g.entries().stream()).map(Entry::name).toList();
  }
}
