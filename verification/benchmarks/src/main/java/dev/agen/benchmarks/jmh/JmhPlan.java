package dev.agen.benchmarks.jmh;

import dev.agen.benchmarks.result.CaseId;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Lists the benchmarks that there are, one entry for each combination of their parameters. */
public final class JmhPlan {

  private static final String PACKAGE = "dev.agen.benchmarks.questions.";

  private JmhPlan() {}

  /**
   * A benchmark with parameters.
   *
   * @param name the qualified name of its method
   * @param params the parameters
   * @param id what it measures
   * @param jvmArgs what its JVM is started with
   */
  public record Entry(String name, Map<String, String> params, CaseId id, List<String> jvmArgs) {}

  /**
   * {@return the benchmarks of a question; those with the same parameters lie side by side}
   *
   * @param question the question
   * @param quick whether the first value of each parameter will do
   */
  public static List<Entry> of(String question, boolean quick) {
    String include = "^" + Pattern.quote(PACKAGE + question) + "(?!\\d).*";
    List<Entry> entries = new ArrayList<>();
    for (BenchmarkListEntry entry :
        BenchmarkList.defaultList().find(silent(), List.of(include), List.of())) {
      Map<String, String[]> params = entry.getParams().orElse(Map.of());
      for (Map<String, String> combination : combinations(params, quick)) {
        entries.add(
            new Entry(
                entry.getUsername(),
                combination,
                CaseId.parse(entry.getUsername(), combination),
                List.copyOf(entry.getJvmArgsAppend().orElse(List.of()))));
      }
    }
    return sorted(entries);
  }

  static List<Entry> sorted(List<Entry> entries) {
    return entries.stream()
        .map(entry -> withThread(entry, entries))
        .sorted(Comparator.comparing(Entry::id))
        .toList();
  }

  /**
   * Says that a variant runs on a platform thread, if there is a twin that runs on a virtual one.
   */
  private static Entry withThread(Entry entry, List<Entry> all) {
    CaseId twin = entry.id().with(CaseId.THREAD, "virtual");
    return entry.id().params().containsKey(CaseId.THREAD)
            || all.stream().noneMatch(other -> other.id().equals(twin))
        ? entry
        : new Entry(
            entry.name(),
            entry.params(),
            entry.id().with(CaseId.THREAD, "platform"),
            entry.jvmArgs());
  }

  private static OutputFormat silent() {
    return OutputFormatFactory.createFormatInstance(
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
        VerboseMode.SILENT);
  }

  static Collection<Map<String, String>> combinations(Map<String, String[]> params, boolean quick) {
    List<Map<String, String>> combinations = List.of(Map.of());
    for (Map.Entry<String, String[]> param : new TreeMap<>(params).entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> combination : combinations) {
        Arrays.stream(param.getValue())
            .limit(quick ? 1 : Long.MAX_VALUE)
            .forEach(value -> {
              Map<String, String> more = new TreeMap<>(combination);
              more.put(param.getKey(), value);
              longer.add(more);
            });
      }
      combinations = longer;
    }
    return combinations;
  }
}
