package dev.agen.benchmarks.report;

import dev.agen.benchmarks.result.CaseId;
import java.util.Locale;
import java.util.Map;

/** What peers and variants are called in the report. */
public final class Names {

  private static final Map<String, String> PEERS =
      Map.ofEntries(
          Map.entry("agen", "agen"),
          Map.entry("kotlin", "Kotlin"),
          Map.entry("reactor", "Reactor"),
          Map.entry("rxjava", "RxJava"),
          Map.entry("mutiny", "Mutiny"),
          Map.entry("jox", "Jox"),
          Map.entry("pekko", "Pekko"),
          Map.entry("tascalate", "Tascalate"),
          Map.entry("iterator", "iterator"),
          Map.entry("stream", "java.util.stream"),
          Map.entry("vthread", "virtual thread"),
          Map.entry("cpython312", "CPython 3.12"),
          Map.entry("cpython313", "CPython 3.13"),
          Map.entry("node20", "Node 20"));

  private Names() {}

  /**
   * {@return the name of a peer}
   *
   * @param peer as it is in the names of benchmarks
   */
  public static String peer(String peer) {
    return PEERS.getOrDefault(peer, words(peer));
  }

  /**
   * {@return the name of a case: Kotlin, for loop}
   *
   * @param id the case
   */
  public static String of(CaseId id) {
    return ofCase(id.name());
  }

  /**
   * {@return the name of a case}
   *
   * @param name as it is in the names of benchmarks: kotlin_sequence
   */
  static String ofCase(String name) {
    int end = name.indexOf('_');
    return end < 0
        ? peer(name)
        : peer(name.substring(0, end)) + ", " + words(name.substring(end + 1));
  }

  /**
   * {@return camelCase and snake_case taken apart: for loop}
   *
   * @param name the name
   */
  static String words(String name) {
    return name.replace('_', ' ')
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
        .toLowerCase(Locale.ROOT)
        .replace("hand written", "hand-written")
        .replace(" jol", " JOL");
  }
}
