package dev.agen.handbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the handbook says of an operator beside its example.
 *
 * @param name the method of AsyncStream
 * @param python its name in itertools, functools or the language; empty if there is none
 * @param stream its name in java.util.stream
 * @param reactor its name in Reactor
 * @param kotlin its name in kotlinx.coroutines.flow
 * @param inFlight how many elements it may hold that have left their sources
 * @param marble its picture; null if there is nothing to see
 */
record Entry(
    String name,
    String python,
    String stream,
    String reactor,
    String kotlin,
    String inFlight,
    @Nullable Marble marble) {

  /** A group of operators under one heading. */
  record Group(String title, List<Entry> entries) {}

  /** Names elsewhere, separated by commas: Python, java.util.stream, Reactor, Kotlin. */
  static Entry of(String name, String elsewhere, String inFlight, @Nullable Marble marble) {
    String[] names = elsewhere.split(",", -1);
    return new Entry(
        name,
        names[0].strip(),
        names[1].strip(),
        names[2].strip(),
        names[3].strip(),
        inFlight,
        marble);
  }
}
