package dev.agen.conformance.run;

import dev.agen.AsyncContextManager;
import dev.agen.AsyncIterator;
import dev.agen.Awaitable;
import dev.agen.Awaiter;
import dev.agen.StopAsyncIteration;
import dev.agen.Yielder;
import dev.agen.conformance.program.Expression;
import dev.agen.conformance.program.Function;
import dev.agen.conformance.program.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Executes a running body by interpreting its statements. */
final class Interpretation {

  private final Activation activation;
  private final Awaiter awaiter;
  private final Optional<Yielder<Object, Object>> yielder;
  private final Deque<Throwable> handled = new ArrayDeque<>();
  private Object variable;

  private Interpretation(
      Activation activation, Awaiter awaiter, Optional<Yielder<Object, Object>> yielder) {
    this.activation = activation;
    this.awaiter = awaiter;
    this.yielder = yielder;
  }

  static Interpretation ofGenerator(Activation activation, Yielder<Object, Object> yielder) {
    return new Interpretation(activation, yielder, Optional.of(yielder));
  }

  static Interpretation ofCoroutine(Activation activation, Awaiter awaiter) {
    return new Interpretation(activation, awaiter, Optional.empty());
  }

  /** Runs the body; gives what it returned. */
  Object run(Function function) {
    activation.start();
    Completion completion = block(function.body());
    if (completion.isReturn()) {
      return completion.value();
    }
    activation.end();
    return null;
  }

  private Completion block(List<Statement> statements) {
    for (Statement statement : statements) {
      activation.step();
      Completion completion = execute(statement);
      if (!completion.isNormal()) {
        return completion;
      }
    }
    return Completion.NORMAL;
  }

  private Completion execute(Statement statement) {
    int label = statement.label();
    return switch (statement) {
      case Statement.Yield yield ->
          got(label, yielder.orElseThrow().yield(evaluate(label, yield.value())));
      case Statement.Await _,
          Statement.AwaitStored _,
          Statement.AwaitCoroutine _,
          Statement.AwaitOperation _ ->
          got(label, await(activation.awaitable(label)));
      case Statement.Perform _ -> {
        activation.perform(label);
        yield Completion.NORMAL;
      }
      case Statement.Raise _ -> throw Thrown.unchecked(activation.exception(label));
      case Statement.Reraise _ -> throw Thrown.unchecked(handled.element());
      case Statement.Return returned -> {
        Object value = returned(returned);
        activation.returning(label);
        yield Completion.returned(value);
      }
      case Statement.Try attempt -> attempt(attempt);
      case Statement.Loop loop -> loop(loop);
      case Statement.Break _ -> Completion.BREAK;
      case Statement.Continue _ -> Completion.CONTINUE;
      case Statement.AsyncFor loop -> loop(loop);
      case Statement.Collect collect -> got(label, collect(collect));
      case Statement.With with -> with(with);
      case Statement.Log _ -> {
        activation.log(label);
        yield Completion.NORMAL;
      }
    };
  }

  private Object evaluate(int label, Expression expression) {
    return switch (expression) {
      case Expression.Constant _ -> activation.value(label);
      case Expression.Variable _ -> variable;
    };
  }

  private Object returned(Statement.Return statement) {
    if (yielder.isPresent()) {
      return null;
    }
    variable = evaluate(statement.label(), statement.value());
    return variable;
  }

  private Completion got(int label, Object value) {
    variable = activation.got(label, value);
    return Completion.NORMAL;
  }

  private Object await(Awaitable<?> awaitable) {
    return awaiter.await(awaitable);
  }

  // --- Loops ---

  private Completion loop(Statement.Loop loop) {
    for (int i = 0; i < loop.times(); i++) {
      Completion completion = block(loop.body());
      if (completion.endsLoop()) {
        return completion.ofLoop();
      }
    }
    return Completion.NORMAL;
  }

  /** An {@code async for} as Python spells it out. */
  private Completion loop(Statement.AsyncFor loop) {
    AsyncIterator<Object> iterator = activation.over(loop.label()).aiter();
    while (true) {
      Object value;
      try {
        value = await(activation.keep(iterator.anext()));
      } catch (StopAsyncIteration end) {
        activation.otherwise(loop.label());
        return Completion.NORMAL;
      }
      variable = activation.item(loop.label(), value);
      Completion completion = block(loop.body());
      if (completion.endsLoop()) {
        return completion.ofLoop();
      }
    }
  }

  /** An {@code async for} as agen's users write it. */
  private List<Object> collect(Statement.Collect collect) {
    List<Object> values = new ArrayList<>();
    for (Object value : awaiter.each(activation.over(collect.label()))) {
      values.add(value);
    }
    return values;
  }

  // --- Exceptions ---

  private Completion attempt(Statement.Try attempt) {
    Completion completion;
    try {
      completion = guarded(attempt);
    } catch (Throwable error) {
      Completion last = last(attempt);
      if (last.isNormal()) {
        throw error;
      }
      return last;
    }
    Completion last = last(attempt);
    return last.isNormal() ? completion : last;
  }

  private Completion last(Statement.Try attempt) {
    if (attempt.last().isEmpty()) {
      return Completion.NORMAL;
    }
    activation.last(attempt.label());
    return block(attempt.last().get());
  }

  private Completion guarded(Statement.Try attempt) {
    Completion completion;
    try {
      completion = block(attempt.body());
    } catch (Throwable error) {
      return handle(attempt, error);
    }
    if (!completion.isNormal() || attempt.excepts().isEmpty() || attempt.otherwise().isEmpty()) {
      return completion;
    }
    activation.otherwise(attempt.label());
    return block(attempt.otherwise().get());
  }

  private Completion handle(Statement.Try attempt, Throwable error) {
    int clause = 0;
    for (Statement.Except except : attempt.excepts()) {
      if (activation.catches(attempt.label(), clause, error)) {
        handled.push(error);
        try {
          return block(except.body());
        } finally {
          handled.pop();
        }
      }
      clause++;
    }
    throw Thrown.unchecked(error);
  }

  // --- async with ---

  /** An {@code async with} as Python spells it out. */
  private Completion with(Statement.With with) {
    AsyncContextManager<?> manager = activation.manager(with.label());
    Object entered = await(activation.keep(manager.aenter()));
    Completion completion;
    try {
      variable = activation.item(with.label(), entered);
      completion = block(with.body());
    } catch (Throwable error) {
      if (awaiter.await(activation.keep(manager.aexit(error)))) {
        return Completion.NORMAL;
      }
      throw error;
    }
    await(activation.keep(manager.aexit(null)));
    return completion;
  }
}
