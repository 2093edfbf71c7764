package dev.agen.engine;

import static dev.agen.fixtures.Leaf.susp;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.GeneratorBody;
import dev.agen.GeneratorExit;
import dev.agen.Yielder;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Some generators with random bodies that delegate to each other, a random script that drives them,
 * and the log of what happens. What is random is decided by the seed alone.
 */
final class Delegating {

  private static final int YIELD = 0;
  private static final int AWAIT = 1;
  private static final int WAIT = 2;
  private static final int DELEGATE = 3;
  private static final int DRIVE = 4;
  private static final int LOOK = 5;
  private static final int FAIL = 6;
  private static final int TRY = 7;

  /** A statement: what, with which generator or in which way, and the blocks of a try statement. */
  private record Statement(
      int kind, int argument, Block block, Block handler, Block last, int catches) {}

  private record Block(List<Statement> statements) {}

  private final Random random;
  private final List<Block> bodies = new ArrayList<>();
  private final List<AsyncGenerator<Object, Object, Object>> generators = new ArrayList<>();
  private final List<Coroutine<?>> open = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private int statements;
  private int counter;

  Delegating(long seed, boolean stackful) {
    random = new Random(seed);
    int count = 2 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      statements = 12;
      bodies.add(block(i, count, 0));
    }
    for (int i = 0; i < count; i++) {
      int me = i;
      GeneratorBody<Object, Object, Object> body = y -> body(y, this, me);
      generators.add(
          stackful
              ? AsyncGenerator.of(y -> body.run(y)) // gives the yielder away
              : AsyncGenerator.of(y -> body(y, this, me)));
    }
  }

  AsyncGenerator<Object, Object, Object> first() {
    return generators.getFirst();
  }

  // ---- bodies -----------------------------------------------------------------------------------

  private Block block(int me, int count, int depth) {
    List<Statement> list = new ArrayList<>();
    for (int n = 1 + random.nextInt(4); n > 0 && statements > 0; n--) {
      statements--;
      list.add(statement(me, count, depth));
    }
    return new Block(list);
  }

  private Statement statement(int me, int count, int depth) {
    int kind =
        switch (random.nextInt(20)) {
          case 0, 1, 2, 3 -> YIELD;
          case 4 -> AWAIT;
          case 5, 6 -> WAIT;
          case 7, 8, 9, 10, 11, 12 -> DELEGATE;
          case 13 -> DRIVE;
          case 14 -> LOOK;
          case 15 -> random.nextBoolean() ? FAIL : YIELD;
          default -> depth < 3 ? TRY : DELEGATE;
        };
    boolean anywhere = kind != DELEGATE || random.nextInt(8) == 0 || me == count - 1;
    int argument = anywhere ? random.nextInt(count) : me + 1 + random.nextInt(count - me - 1);
    if (kind != TRY) {
      return new Statement(kind, argument, null, null, null, random.nextInt(5));
    }
    return new Statement(
        kind,
        argument,
        block(me, count, depth + 1),
        block(me, count, depth + 1),
        block(me, count, depth + 1),
        random.nextInt(5));
  }

  private static Object body(Yielder<Object, Object> y, Delegating all, int me) throws Exception {
    all.log(me, "starts");
    try {
      all.run(y, me, all.bodies.get(me));
      return "result of " + me;
    } catch (Throwable error) {
      all.log(me, "fails with " + Script.fmt(error));
      throw error;
    } finally {
      all.log(me, "ends");
    }
  }

  private void run(Yielder<Object, Object> y, int me, Block block) throws Exception {
    for (Statement statement : block.statements()) {
      if (statement.kind() == TRY) {
        attempt(y, me, statement);
      } else {
        simple(y, me, statement);
      }
    }
  }

  private void attempt(Yielder<Object, Object> y, int me, Statement statement) throws Exception {
    try {
      run(y, me, statement.block());
    } catch (Exception | GeneratorExit error) {
      log(me, "catches " + Script.fmt(error));
      if (!catches(statement.catches(), error)) {
        throw error;
      }
      run(y, me, statement.handler());
    } finally {
      if (statement.catches() != 0) {
        run(y, me, statement.last());
      }
    }
  }

  private static boolean catches(int which, Throwable error) {
    return which == 1 || (which < 4 && !(error instanceof GeneratorExit));
  }

  private void simple(Yielder<Object, Object> y, int me, Statement statement) throws Exception {
    int other = statement.argument();
    if (statement.kind() == YIELD) {
      log(me, "got " + y.yield(me + "-" + counter++));
    } else if (statement.kind() == AWAIT) {
      log(me, "awaited " + y.await(CompletableFuture.completedFuture("done")));
    } else if (statement.kind() == WAIT) {
      log(me, "waited for " + y.await(susp("token of " + me)));
    } else if (statement.kind() == DELEGATE) {
      log(me, "delegates to " + other);
      log(me, "delegation gave " + y.yieldFrom(generators.get(other)));
    } else if (statement.kind() == DRIVE) {
      log(me, "drives " + other);
      drive(statement.catches(), other);
    } else if (statement.kind() == LOOK) {
      look();
    } else {
      throw new Oops("by " + me + " " + counter++);
    }
  }

  // ---- driving ----------------------------------------------------------------------------------

  /** Drives at random, and tells what happened. */
  List<String> play() {
    for (int n = 16 + random.nextInt(32); n > 0; n--) {
      if (!open.isEmpty() && random.nextInt(4) != 0) {
        goOn(open.removeLast(), random.nextInt(20));
      } else if (random.nextInt(4) != 0) {
        drive(random.nextInt(20), 0);
      } else {
        drive(random.nextInt(20), random.nextInt(generators.size()));
      }
      if (random.nextInt(4) == 0) {
        look();
      }
    }
    while (!open.isEmpty() && log.size() < 2_000) {
      goOn(open.removeLast(), random.nextInt(8));
    }
    for (int i = 0; i < generators.size(); i++) {
      drive(4, i);
    }
    look();
    return log;
  }

  private void drive(int how, int which) {
    AsyncGenerator<Object, Object, Object> generator = generators.get(which);
    Coroutine<?> operation =
        switch (how) {
          case 0 -> generator.anext();
          case 1 -> generator.asend("sent " + counter++);
          case 3 -> generator.athrow(new Oops("thrown " + counter++));
          case 4 -> generator.aclose();
          case 5 -> generator.athrow(new GeneratorExit("thrown " + counter++));
          default ->
              generator.state() == AsyncGenerator.State.CREATED
                  ? generator.anext()
                  : generator.asend("sent " + counter++);
        };
    log.add("drive " + which + " by " + how);
    step(operation, () -> operation.send(null));
  }

  private void goOn(Coroutine<?> operation, int how) {
    log.add("go on by " + how);
    switch (how) {
      case 0 -> step(operation, () -> operation.throwIn(new Oops("into await " + counter++)));
      case 1 -> step(operation, () -> operation.throwIn(new GeneratorExit("into await")));
      case 2 -> step(operation, operation::close);
      default -> step(operation, () -> operation.send("answer " + counter++));
    }
  }

  private void step(Coroutine<?> operation, Script.Step step) {
    String line;
    try {
      Object token = step.run();
      line = "-> " + token;
      if (token != null) {
        open.add(operation);
      }
    } catch (Throwable error) {
      line = "!! " + Script.fmt(error);
    }
    log.add(line);
  }

  private void look() {
    StringBuilder line = new StringBuilder("look:");
    for (AsyncGenerator<?, ?, ?> generator : generators) {
      line.append(' ').append(generator.state());
      line.append(generator.isRunning() ? " running" : "");
      line.append(generator.isSuspended() ? " suspended" : "");
      line.append(generator.isFinished() ? " finished" : "");
      line.append(generator.awaiting() != null ? " awaiting," : ",");
    }
    log.add(line.toString());
  }

  private void log(int who, String what) {
    log.add(who + " " + what);
  }
}
