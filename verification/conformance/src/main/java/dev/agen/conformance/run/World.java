package dev.agen.conformance.run;

import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.conformance.program.GeneratorOperation;
import dev.agen.conformance.program.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the driver and the bodies of one run share: the tables of generators and awaitables, the
 * trace, and the count of steps. Used by one thread at a time; agen hands over between them.
 */
public final class World {

  /** Safety net; drawn programs get nowhere near it. */
  private static final int MOST_STEPS = 20_000;

  private final Map<String, AsyncGenerator<Object, Object, Object>> generators =
      new LinkedHashMap<>();
  private final Map<String, Coroutine<Object>> awaitables = new LinkedHashMap<>();
  private final Kept kept = new Kept();
  private final Display display = new Display(this::identifier);
  private final Trace trace = new Trace(display);
  private final Bodies bodies;
  private int steps;
  private boolean over;
  private String lastDriven;
  private String lastSuspendedCoroutine;

  World(Prepared program) {
    bodies = program.bodies(this);
  }

  /** The functions that are not to be run. */
  List<Bodies.Refusal> refusals() {
    return bodies.refusals();
  }

  Trace trace() {
    return trace;
  }

  Display display() {
    return display;
  }

  /** Counts a statement or an operation; ends the body or the driver if it was one too many. */
  void step() {
    if (over || ++steps > MOST_STEPS) {
      throw new TooLong();
    }
  }

  /** Whether the run is over and only unwinds. */
  boolean isOver() {
    return over;
  }

  /** Ends the run: what is still suspended is unwound without leaving a trace. */
  List<JsonNode> end() {
    over = true;
    List<JsonNode> events = trace.end();
    kept.unwind();
    return events;
  }

  // --- Objects and their identifiers ---

  AsyncGenerator<Object, Object, Object> newGenerator(String function, String id) {
    AsyncGenerator<Object, Object, Object> generator = bodies.generator(function, id);
    generators.put(id, generator);
    return kept.generator(generator);
  }

  /** A generator that has nothing to give; iterated instead of one that is not there. */
  AsyncGenerator<Object, Object, Object> emptyGenerator() {
    return kept.generator(AsyncGenerator.of(y -> null));
  }

  Coroutine<Object> newCoroutine(String function, String id) {
    Coroutine<Object> coroutine = kept.coroutine(bodies.coroutine(function, id));
    awaitables.put(id, coroutine);
    return coroutine;
  }

  void store(String id, Coroutine<Object> awaitable) {
    awaitables.put(id, awaitable);
  }

  /** Keeps an awaitable to be unwound at the end. */
  <T> Awaitable<T> keep(Awaitable<T> awaitable) {
    return kept.awaitable(awaitable);
  }

  /** The generator with an identifier, null if there is none. */
  AsyncGenerator<Object, Object, Object> generator(String id) {
    return generators.get(id);
  }

  /** The awaitable with an identifier, null if there is none. */
  Coroutine<Object> awaitable(String id) {
    return awaitables.get(id);
  }

  @SuppressWarnings("ReferenceEquality") // identity is what is asked for
  private String identifier(Object object) {
    for (Map<String, ?> table : List.of(generators, awaitables)) {
      for (Map.Entry<String, ?> entry : table.entrySet()) {
        if (entry.getValue() == object) {
          return entry.getKey();
        }
      }
    }
    return null;
  }

  /**
   * What an identifier means here and now.
   *
   * @param id an identifier, or one of the words that stand for one
   * @param me the identifier of who asks
   * @return the identifier; null if the word stands for nothing yet
   */
  String resolve(String id, String me) {
    return switch (id) {
      case "$me" -> me;
      case "$last" -> lastDriven;
      case "$coro" -> lastSuspendedCoroutine;
      default -> id;
    };
  }

  /** An awaitable is about to be driven by an operation. */
  void driving(String id) {
    lastDriven = id;
  }

  /** An awaitable driven by an operation has suspended. */
  void suspended(String id, Coroutine<Object> awaitable) {
    if (kept.isCoroutine(awaitable)) {
      lastSuspendedCoroutine = id;
    }
  }

  // --- Making things ---

  /** The value that a program writes, new at each call. */
  Object make(Value value) {
    return switch (value) {
      case Value.Plain plain -> plain.object();
      case Value.Tuple tuple -> {
        List<Object> items = new ArrayList<>();
        tuple.items().forEach(item -> items.add(make(item)));
        yield Collections.unmodifiableList(items);
      }
      case Value.OfException exception -> ExceptionTable.create(exception.spec());
    };
  }

  /** The awaitable of an operation on a generator. */
  Coroutine<Object> make(
      AsyncGenerator<Object, Object, Object> generator, GeneratorOperation operation) {
    return kept.awaitable(
        switch (operation) {
          case GeneratorOperation.Anext _ -> generator.anext();
          case GeneratorOperation.Asend asend -> generator.asend(make(asend.value()));
          case GeneratorOperation.Athrow athrow ->
              generator.athrow(ExceptionTable.create(athrow.exception()));
          case GeneratorOperation.Aclose _ -> anything(generator.aclose());
          case GeneratorOperation.AnextDefault anext ->
              generator.anext(make(anext.value())).coroutine();
        });
  }

  @SuppressWarnings("unchecked") // its results are only shown
  private static Coroutine<Object> anything(Coroutine<?> coroutine) {
    return (Coroutine<Object>) coroutine;
  }
}
