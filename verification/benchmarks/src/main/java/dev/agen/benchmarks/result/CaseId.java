package dev.agen.benchmarks.result;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is measured: one way of one peer to do what a question asks.
 *
 * @param question the question: Q1
 * @param peer who does it: agen, kotlin
 * @param variant how: forLoop; empty if the peer has one way only
 * @param params the parameters of the case, sorted by name
 */
public record CaseId(String question, String peer, String variant, Map<String, String> params)
    implements Comparable<CaseId> {

  /** The peer that all others are compared with. */
  public static final String AGEN = "agen";

  /** The variant that shows what the least work costs. */
  public static final String LIMIT = "handWritten";

  /** The parameter that says on which kind of thread a case runs, where that matters. */
  public static final String THREAD = "thread";

  private static final String ON_VIRTUAL = "OnVirtual";

  private static final Pattern BENCHMARK =
      Pattern.compile("(?:.*\\.)?(Q\\d+)\\w*(?:[.$](\\w+))?\\.([A-Za-z0-9]+)(?:_(\\w+))?");

  private static final Comparator<CaseId> ORDER =
      Comparator.comparingInt((CaseId id) -> Integer.parseInt(id.question.substring(1)))
          .thenComparing(CaseId::paramsText, NaturalOrder.INSTANCE)
          .thenComparing(id -> !id.isAgen())
          .thenComparing(CaseId::peer)
          .thenComparing(CaseId::variant);

  /** Keeps the parameters, sorted. */
  public CaseId {
    params = Collections.unmodifiableMap(new TreeMap<>(params));
  }

  /**
   * Reads the name of a benchmark: {@code …Q1Words.peer_variant}. A class nested in the question's
   * is a parameter called "part", a variant that ends in "OnVirtual" has the parameter "thread".
   *
   * @param benchmark the qualified name of the method
   * @param params the parameters
   * @return what it measures
   * @throws IllegalArgumentException if the name is not like that
   */
  public static CaseId parse(String benchmark, Map<String, String> params) {
    Matcher name = BENCHMARK.matcher(benchmark);
    if (!name.matches()) {
      throw new IllegalArgumentException("not the name of a benchmark: " + benchmark);
    }
    Map<String, String> all = new TreeMap<>(params);
    if (name.group(2) != null) {
      all.put("part", name.group(2));
    }
    String variant = name.group(4) == null ? "" : name.group(4);
    if (variant.endsWith(ON_VIRTUAL)) {
      variant = variant.substring(0, variant.length() - ON_VIRTUAL.length());
      all.put(THREAD, "virtual");
    }
    return new CaseId(name.group(1), name.group(3), variant, all);
  }

  /** {@return whether this is agen's own} */
  public boolean isAgen() {
    return peer.equals(AGEN);
  }

  /** {@return whether this shows what the least work costs} */
  public boolean isLimit() {
    return variant.equals(LIMIT);
  }

  /**
   * {@return this with one more parameter}
   *
   * @param name its name
   * @param value its value
   */
  public CaseId with(String name, String value) {
    Map<String, String> more = new TreeMap<>(params);
    more.put(name, value);
    return new CaseId(question, peer, variant, more);
  }

  /** {@return peer and variant: kotlin_sequence} */
  public String name() {
    return variant.isEmpty() ? peer : peer + "_" + variant;
  }

  /** {@return the parameters as text: depth=10, leaves=1; empty if there are none} */
  public String paramsText() {
    return params.entrySet().stream()
        .map(param -> param.getKey() + "=" + param.getValue())
        .collect(Collectors.joining(", "));
  }

  /** {@return the case without its question: kotlin_sequence depth=10} */
  public String subject() {
    return (name() + " " + paramsText()).strip();
  }

  /** {@return one line that identifies the case} */
  public String key() {
    return question + " " + subject();
  }

  /**
   * {@return whether the two have the same values for the parameters that both have}
   *
   * @param other another case
   */
  public boolean agreesWith(CaseId other) {
    return params.entrySet().stream()
        .allMatch(param ->
            other.params.getOrDefault(param.getKey(), param.getValue()).equals(param.getValue()));
  }

  @Override
  public int compareTo(CaseId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return key();
  }
}
