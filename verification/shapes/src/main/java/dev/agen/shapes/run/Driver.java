package dev.agen.shapes.run;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.StopIteration;
import dev.agen.shapes.script.Op;
import dev.agen.shapes.script.Script;
import dev.agen.shapes.script.Step;
import dev.agen.shapes.world.Texts;
import dev.agen.shapes.world.World;
import java.util.concurrent.CompletionStage;

/**
 * Drives one computation by hand as its script says, then ends it and all generators it has made,
 * and leaves in the trace what came of each step.
 */
final class Driver {

  private static final int PATIENCE = 120;

  private final World world;
  private Computation computation;
  private Coroutine<?> inFlight;

  Driver(World world) {
    this.world = world;
  }

  /** {@return whether everything has ended} */
  boolean run(Computation subject, Script script) {
    computation = subject;
    int number = 0;
    for (Step step : script.steps()) {
      if (inFlight == null && computation.hasEnded()) {
        begin(step.idle(), "after the end");
        break;
      }
      number++;
      if (inFlight == null) {
        begin(step.idle(), "fault " + number);
      } else {
        goOn(step.waiting(), "fault " + number);
      }
    }
    return end();
  }

  private void begin(Op op, String name) {
    world.trace().add("> " + op);
    Coroutine<?> operation = computation.begin(op, name);
    drive(operation, new Op.Next(), name);
  }

  private void goOn(Op op, String name) {
    world.trace().add(">> " + op);
    if (op instanceof Op.Next) {
      world.settle();
    }
    drive(inFlight, op, name);
  }

  /** Drives an operation once. */
  private void drive(Coroutine<?> operation, Op op, String name) {
    inFlight = null;
    try {
      Object token =
          switch (op) {
            case Op.Next _ -> operation.send(null);
            case Op.Send send -> operation.send(send.value());
            case Op.Throw fault -> operation.throwIn(fault.fault().make(name));
            case Op.Close _ -> {
              Object result = operation.close();
              world.log("< closed", result);
              yield this;
            }
          };
      if (token != this) {
        inFlight = operation;
        world
            .trace()
            .add("< token " + (token instanceof CompletionStage ? "stage" : Texts.of(token)));
      }
    } catch (StopIteration stop) {
      world.log("< value", stop.value());
    } catch (Throwable error) {
      world.caught("<", error);
      if (op instanceof Op.Close && isIgnored(error)) {
        inFlight = operation;
      }
    }
  }

  /** An operation whose closing was ignored stays in flight. */
  private static boolean isIgnored(Throwable error) {
    return error instanceof IllegalStateException
        && String.valueOf(error.getMessage()).endsWith("ignored GeneratorExit");
  }

  private boolean end() {
    world.trace().add("state " + computation.state());
    world.endSoon();
    endComputation();
    boolean ended = inFlight == null && computation.hasEnded();
    // Cleaning up may make more of them.
    for (int i = 0; i < world.generators().size(); i++) {
      AsyncGenerator<?, ?, ?> generator = world.generators().get(i);
      computation = new Computation.Generator(generator);
      endComputation();
      ended &= generator.isFinished();
    }
    return ended;
  }

  private void endComputation() {
    for (int i = 0; i < PATIENCE && !(inFlight == null && computation.hasEnded()); i++) {
      if (inFlight != null) {
        goOn(new Op.Next(), "end");
      } else {
        // One that ignores its closing cannot be closed again (SEMANTICS E5), but goes on.
        begin(i == 0 ? new Op.Close() : new Op.Next(), "end");
      }
    }
  }
}
