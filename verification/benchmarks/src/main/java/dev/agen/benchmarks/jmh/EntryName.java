package dev.agen.benchmarks.jmh;

import dev.agen.benchmarks.result.CaseId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A benchmark with parameters as an argument of a process: name|depth=1|thread=virtual. */
final class EntryName {

  private EntryName() {}

  static String of(JmhPlan.Entry entry) {
    StringBuilder name = new StringBuilder(entry.name());
    entry
        .params()
        .forEach((param, value) -> name.append('|').append(param).append('=').append(value));
    String thread = entry.id().params().get(CaseId.THREAD);
    return thread == null ? name.toString() : name + "|" + CaseId.THREAD + "=" + thread;
  }

  static JmhPlan.Entry parse(String text) {
    List<String> parts = Arrays.asList(text.split("\\|", -1));
    Map<String, String> params = new TreeMap<>();
    for (String param : parts.subList(1, parts.size())) {
      int sign = param.indexOf('=');
      params.put(param.substring(0, sign), param.substring(sign + 1));
    }
    CaseId id = CaseId.parse(parts.getFirst(), params);
    params.remove(CaseId.THREAD); // says how it is called, and is no parameter of JMH's
    return new JmhPlan.Entry(parts.getFirst(), params, id, List.of());
  }
}
