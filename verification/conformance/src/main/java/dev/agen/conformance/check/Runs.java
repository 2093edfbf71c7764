package dev.agen.conformance.check;

import dev.agen.conformance.program.Program;
import dev.agen.conformance.run.Engine;
import dev.agen.conformance.run.ProgramRun;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Runs the programs of many inputs.
 *
 * @param engine what runs the bodies
 * @param jobs how many programs run at once
 * @param limit how long one may take
 */
public record Runs(Engine engine, int jobs, Duration limit) {

  /**
   * Runs all programs.
   *
   * @param <T> the type of the inputs; their text names them in messages
   * @param <R> the type of the results
   * @param inputs the inputs; an exception of theirs is thrown when the results before it have been
   *     handed on
   * @param program takes the program out of an input
   * @param result makes the result of an input and its trace; called by several threads
   * @param sink gets the results in the order of the inputs, on the calling thread
   * @throws HungException if a program does not end in time
   */
  public <T, R> void forEach(
      Iterator<? extends T> inputs,
      Function<? super T, Program> program,
      BiFunction<? super T, List<JsonNode>, R> result,
      Consumer<? super R> sink) {
    try (Batches<T> batches = new Batches<>(engine, jobs, inputs, program)) {
      new InOrder<Batches.Ready<T>, R>(
              jobs,
              limit,
              ready ->
                  result.apply(ready.input(), ProgramRun.trace(ready.program(), ready.prepared())))
          .forEach(batches, sink);
    }
  }
}
