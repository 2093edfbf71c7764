package dev.agen.conformance.run;

import dev.agen.AsyncContextManager;
import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.conformance.program.Expression;
import dev.agen.conformance.program.GeneratorOperation;
import dev.agen.conformance.program.LeafSpec;
import dev.agen.conformance.program.ManagerSpec;
import dev.agen.conformance.program.Over;
import dev.agen.conformance.program.Program;
import dev.agen.conformance.program.Statement;
import java.util.Map;

/**
 * One running body, as far as it neither suspends nor jumps: it makes what the body yields, awaits
 * and raises, and writes down what happens. Whoever executes the body names statements by their
 * labels. Public because generated source calls it.
 */
public final class Activation {

  private final World world;
  private final Map<Integer, Statement> statements;
  private final String me;
  private final Operations operations;

  /**
   * For a body that is about to start.
   *
   * @param world what it works on
   * @param program where its statements are
   * @param me the identifier of its generator or coroutine
   */
  public Activation(World world, Program program, String me) {
    this.world = world;
    this.statements = program.statements();
    this.me = me;
    this.operations = new Operations(world, me);
  }

  // --- What happens ---

  /** The body starts. */
  public void start() {
    world.trace().event("start", me);
  }

  /** The body has run off its end. */
  public void end() {
    world.trace().event("end", me);
  }

  /** A statement is about to be executed; throws if that was one too many, or the run is over. */
  public void step() {
    world.step();
  }

  /**
   * A yield or an await has given a value.
   *
   * @param label of the statement
   * @param value the value
   * @return the value
   */
  public Object got(int label, Object value) {
    world.trace().value("got", me, label, value);
    return value;
  }

  /**
   * A loop or a context manager has given a value.
   *
   * @param label of the statement
   * @param value the value
   * @return the value
   */
  public Object item(int label, Object value) {
    world.trace().value("item", me, label, value);
    return value;
  }

  /**
   * A log statement.
   *
   * @param label of the statement
   */
  public void log(int label) {
    world.trace().event("log", me, label);
  }

  /**
   * A return statement whose value has been evaluated.
   *
   * @param label of the statement
   */
  public void returning(int label) {
    world.trace().event("ret", me, label);
  }

  /**
   * An else clause begins.
   *
   * @param label of the statement
   */
  public void otherwise(int label) {
    world.trace().event("else", me, label);
  }

  /**
   * A finally clause begins.
   *
   * @param label of the statement
   */
  public void last(int label) {
    world.trace().event("finally", me, label);
  }

  /**
   * Tells whether an except clause catches an exception; if so, the clause begins.
   *
   * @param label of the try statement
   * @param clause the number of the clause
   * @param error the exception
   * @return whether it does
   */
  public boolean catches(int label, int clause, Throwable error) {
    Statement.Try attempt = statement(label, Statement.Try.class);
    if (!mayCatch(error) || !ExceptionTable.matches(attempt.excepts().get(clause).match(), error)) {
      return false;
    }
    world.trace().caught(me, label, clause, error);
    return true;
  }

  /**
   * An except clause begins that Java has found to catch an exception; throws it on if nothing is
   * to be caught any more.
   *
   * @param label of the try statement
   * @param clause the number of the clause
   * @param error the exception
   */
  public void caught(int label, int clause, Throwable error) {
    if (!mayCatch(error)) {
      throw Thrown.unchecked(error);
    }
    world.trace().caught(me, label, clause, error);
  }

  private boolean mayCatch(Throwable error) {
    return !world.isOver() && !(error instanceof TooLong);
  }

  // --- What is yielded, awaited and raised ---

  /**
   * The constant of a yield or return statement.
   *
   * @param label of the statement
   * @return the value, made anew
   */
  public Object value(int label) {
    Expression expression =
        switch (statements.get(label)) {
          case Statement.Yield yield -> yield.value();
          case Statement.Return returned -> returned.value();
          default -> throw new IllegalArgumentException("statement " + label + " has no value");
        };
    return world.make(((Expression.Constant) expression).value());
  }

  /**
   * What a raise statement raises.
   *
   * @param label of the statement
   * @return the exception, made anew
   */
  public Throwable exception(int label) {
    return ExceptionTable.create(statement(label, Statement.Raise.class).exception());
  }

  /**
   * What an await statement awaits.
   *
   * @param label of the statement, of any of the four kinds
   * @return the awaitable
   */
  public Coroutine<Object> awaitable(int label) {
    return switch (statements.get(label)) {
      case Statement.Await(_, LeafSpec leaf) -> new Leaf(world, me, label, leaf);
      case Statement.AwaitStored(_, String reference) -> stored(label, reference);
      case Statement.AwaitCoroutine(_, String function, String id) ->
          world.newCoroutine(function, id);
      case Statement.AwaitOperation(_, GeneratorOperation operation) -> operation(label, operation);
      default -> throw new IllegalArgumentException("statement " + label + " awaits nothing");
    };
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
    return new Leaf(world, me, label, LeafSpec.ABSENT);
  }

  /**
   * What an asynchronous loop goes over.
   *
   * @param label of the loop, of either kind
   * @return the generator
   */
  public AsyncGenerator<Object, Object, Object> over(int label) {
    Over over =
        switch (statements.get(label)) {
          case Statement.AsyncFor loop -> loop.over();
          case Statement.Collect collect -> collect.over();
          default -> throw new IllegalArgumentException("statement " + label + " is no loop");
        };
    return switch (over) {
      case Over.New(String function, String id) -> world.newGenerator(function, id);
      case Over.Stored(String reference) -> generator(label, reference);
    };
  }

  /**
   * What a with statement enters.
   *
   * @param label of the statement
   * @return the manager
   */
  public AsyncContextManager<?> manager(int label) {
    return switch (statement(label, Statement.With.class).manager()) {
      case ManagerSpec.FromGenerator(String function, String id) ->
          AsyncContextManager.of(world.newGenerator(function, id));
      case ManagerSpec.Closing(String reference) ->
          AsyncContextManager.aclosing(generator(label, reference));
    };
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

  /**
   * Keeps an awaitable until the run is over, and then unwinds it.
   *
   * @param <T> the type of its result
   * @param awaitable the awaitable
   * @return the awaitable
   */
  public <T> Awaitable<T> keep(Awaitable<T> awaitable) {
    return world.keep(awaitable);
  }

  /**
   * Performs the operation of a do statement.
   *
   * @param label of the statement
   */
  public void perform(int label) {
    operations.perform(statement(label, Statement.Perform.class).operation());
  }

  private <S extends Statement> S statement(int label, Class<S> kind) {
    return kind.cast(statements.get(label));
  }
}
