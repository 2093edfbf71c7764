package dev.agen.conformance.run;

import dev.agen.AsyncContextManager;
import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterator;
import dev.agen.Awaitable;
import dev.agen.Awaiter;
import dev.agen.Coroutine;
import dev.agen.StopAsyncIteration;
import dev.agen.Yielder;
import dev.agen.conformance.program.Expression;
import dev.agen.conformance.program.Function;
import dev.agen.conformance.program.GeneratorOperation;
import dev.agen.conformance.program.LeafSpec;
import dev.agen.conformance.program.ManagerSpec;
import dev.agen.conformance.program.Over;
import dev.agen.conformance.program.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One running body: interprets its statements. */
final class Activation {

  private final World world;
  private final String me;
  private final Awaiter awaiter;
  private final Optional<Yielder<Object, Object>> yielder;
  private final Operations operations;
  private final Deque<Throwable> handled = new ArrayDeque<>();
  private Object variable;

  private Activation(
      World world, String me, Awaiter awaiter, Optional<Yielder<Object, Object>> yielder) {
    this.world = world;
    this.me = me;
    this.awaiter = awaiter;
    this.yielder = yielder;
    this.operations = new Operations(world, me);
  }

  static Activation ofGenerator(World world, String me, Yielder<Object, Object> yielder) {
    return new Activation(world, me, yielder, Optional.of(yielder));
  }

  static Activation ofCoroutine(World world, String me, Awaiter awaiter) {
    return new Activation(world, me, awaiter, Optional.empty());
  }

  /** Runs the body; gives what it returned. */
  Object run(Function function) {
    world.trace().event("start", me);
    Completion completion = block(function.body());
    if (completion.isReturn()) {
      return completion.value();
    }
    world.trace().event("end", me);
    return null;
  }

  private Completion block(List<Statement> statements) {
    for (Statement statement : statements) {
      world.step();
      Completion completion = execute(statement);
      if (!completion.isNormal()) {
        return completion;
      }
    }
    return Completion.NORMAL;
  }

  private Completion execute(Statement statement) {
    return switch (statement) {
      case Statement.Yield yield ->
          got(yield.label(), yielder.orElseThrow().yield(evaluate(yield.value())));
      case Statement.Await await -> got(await.label(), await(leaf(await.label(), await.leaf())));
      case Statement.AwaitStored await ->
          got(await.label(), await(stored(await.label(), await.awaitable())));
      case Statement.AwaitCoroutine await ->
          got(await.label(), await(world.newCoroutine(await.function(), await.id())));
      case Statement.AwaitOperation await ->
          got(await.label(), await(operation(await.label(), await.operation())));
      case Statement.Perform perform -> {
        operations.perform(perform.operation());
        yield Completion.NORMAL;
      }
      case Statement.Raise raise ->
          throw Thrown.unchecked(ExceptionTable.create(raise.exception()));
      case Statement.Reraise _ -> throw Thrown.unchecked(handled.element());
      case Statement.Return returned -> {
        Object value = returned(returned);
        world.trace().event("ret", me, returned.label());
        yield Completion.returned(value);
      }
      case Statement.Try attempt -> attempt(attempt);
      case Statement.Loop loop -> loop(loop);
      case Statement.Break _ -> Completion.BREAK;
      case Statement.Continue _ -> Completion.CONTINUE;
      case Statement.AsyncFor loop -> loop(loop);
      case Statement.Collect collect -> got(collect.label(), collect(collect));
      case Statement.With with -> with(with);
      case Statement.Log log -> {
        world.trace().event("log", me, log.label());
        yield Completion.NORMAL;
      }
    };
  }

  private Object evaluate(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> world.make(constant.value());
      case Expression.Variable _ -> variable;
    };
  }

  private Object returned(Statement.Return statement) {
    if (yielder.isPresent()) {
      return null;
    }
    variable = evaluate(statement.value());
    return variable;
  }

  private Completion got(int label, Object value) {
    variable = value;
    world.trace().value("got", me, label, value);
    return Completion.NORMAL;
  }

  private void item(int label, Object value) {
    variable = value;
    world.trace().value("item", me, label, value);
  }

  // --- Awaiting ---

  private Object await(Awaitable<?> awaitable) {
    return awaiter.await(awaitable);
  }

  private Leaf leaf(int label, LeafSpec spec) {
    return new Leaf(world, me, label, spec);
  }

  private Coroutine<Object> stored(int label, String reference) {
    Coroutine<Object> awaitable = world.awaitable(world.resolve(reference, me));
    return awaitable == null ? absent(label) : awaitable;
  }

  private Coroutine<Object> operation(int label, GeneratorOperation operation) {
    AsyncGenerator<Object, Object, Object> generator =
        world.generator(world.resolve(operation.generator(), me));
    return generator == null ? absent(label) : world.make(generator, operation);
  }

  private Leaf absent(int label) {
    world.trace().event("skip", me, label);
    return leaf(label, LeafSpec.ABSENT);
  }

  private AsyncGenerator<Object, Object, Object> generator(int label, String reference) {
    AsyncGenerator<Object, Object, Object> generator =
        world.generator(world.resolve(reference, me));
    if (generator == null) {
      world.trace().event("skip", me, label);
      return world.emptyGenerator();
    }
    return generator;
  }

  private AsyncGenerator<Object, Object, Object> iterable(int label, Over over) {
    return switch (over) {
      case Over.New made -> world.newGenerator(made.function(), made.id());
      case Over.Stored stored -> generator(label, stored.generator());
    };
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
    AsyncIterator<Object> iterator = iterable(loop.label(), loop.over()).aiter();
    while (true) {
      Object value;
      try {
        value = await(world.keep(iterator.anext()));
      } catch (StopAsyncIteration end) {
        world.trace().event("else", me, loop.label());
        return Completion.NORMAL;
      }
      item(loop.label(), value);
      Completion completion = block(loop.body());
      if (completion.endsLoop()) {
        return completion.ofLoop();
      }
    }
  }

  /** An {@code async for} as agen's users write it. */
  private List<Object> collect(Statement.Collect collect) {
    List<Object> values = new ArrayList<>();
    for (Object value : awaiter.each(iterable(collect.label(), collect.over()))) {
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
    world.trace().event("finally", me, attempt.label());
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
    world.trace().event("else", me, attempt.label());
    return block(attempt.otherwise().get());
  }

  private Completion handle(Statement.Try attempt, Throwable error) {
    int clause = 0;
    for (Statement.Except except : attempt.excepts()) {
      if (catches(except, error)) {
        world.trace().caught(me, attempt.label(), clause, error);
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

  private boolean catches(Statement.Except except, Throwable error) {
    return !world.isOver()
        && !(error instanceof TooLong)
        && ExceptionTable.matches(except.match(), error);
  }

  // --- async with ---

  private Completion with(Statement.With with) {
    return switch (with.manager()) {
      case ManagerSpec.FromGenerator made ->
          with(with, AsyncContextManager.of(world.newGenerator(made.function(), made.id())));
      case ManagerSpec.Closing closing ->
          with(with, AsyncContextManager.aclosing(generator(with.label(), closing.generator())));
    };
  }

  /** An {@code async with} as Python spells it out. */
  private Completion with(Statement.With with, AsyncContextManager<?> manager) {
    Object entered = await(world.keep(manager.aenter()));
    Completion completion;
    try {
      item(with.label(), entered);
      completion = block(with.body());
    } catch (Throwable error) {
      if (awaiter.await(world.keep(manager.aexit(error)))) {
        return Completion.NORMAL;
      }
      throw error;
    }
    await(world.keep(manager.aexit(null)));
    return completion;
  }
}
