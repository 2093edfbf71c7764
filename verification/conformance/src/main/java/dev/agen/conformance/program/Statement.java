package dev.agen.conformance.program;

import java.util.List;
import java.util.Optional;

/** A statement of a body. */
public sealed interface Statement {

  /** {@return the statement's number, for events and tokens; unique in the program} */
  int label();

  /** {@code r = yield value}. */
  record Yield(int label, Expression value) implements Statement {}

  /** {@code r = await} of a leaf awaitable. */
  record Await(int label, LeafSpec leaf) implements Statement {}

  /** {@code r = await} of the stored awaitable. */
  record AwaitStored(int label, String awaitable) implements Statement {}

  /** {@code r = await} of a new coroutine of {@code function}, stored as {@code id}. */
  record AwaitCoroutine(int label, String function, String id) implements Statement {}

  /** {@code r = await} of an operation on a generator. */
  record AwaitOperation(int label, GeneratorOperation operation) implements Statement {}

  /** Performs an operation of the driver on the spot, without awaiting anything. */
  record Perform(int label, Operation operation) implements Statement {}

  /** {@code raise}. */
  record Raise(int label, ExceptionSpec exception) implements Statement {}

  /** A bare {@code raise}: throws again what the innermost enclosing except clause caught. */
  record Reraise(int label) implements Statement {}

  /** {@code return}; a generator's gives nothing. */
  record Return(int label, Expression value) implements Statement {}

  /** {@code try}; an empty {@code otherwise} or {@code last} still gives its event. */
  record Try(
      int label,
      List<Statement> body,
      List<Except> excepts,
      Optional<List<Statement>> otherwise,
      Optional<List<Statement>> last)
      implements Statement {}

  /** An except clause of a {@link Try}. */
  record Except(PythonClass match, List<Statement> body) {}

  /** {@code for} over a range. */
  record Loop(int label, int times, List<Statement> body) implements Statement {}

  /** {@code break}. */
  record Break(int label) implements Statement {}

  /** {@code continue}. */
  record Continue(int label) implements Statement {}

  /** {@code async for r in over}, with an else clause that gives an event. */
  record AsyncFor(int label, Over over, List<Statement> body) implements Statement {}

  /** {@code r = [x async for x in over]}. */
  record Collect(int label, Over over) implements Statement {}

  /** {@code async with manager as r}. */
  record With(int label, ManagerSpec manager, List<Statement> body) implements Statement {}

  /** Gives an event, nothing else. */
  record Log(int label) implements Statement {}
}
