package dev.agen.conformance.run;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.StopIteration;
import dev.agen.conformance.json.Json;
import dev.agen.conformance.program.Operation;
import dev.agen.conformance.program.Value;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Performs operations; what comes of one is written to the trace and never thrown. */
final class Operations {

  private final World world;
  private final String performer;

  /**
   * For one performer.
   *
   * @param performer {@code main} or the identifier of a body
   */
  Operations(World world, String performer) {
    this.world = world;
    this.performer = performer;
  }

  void perform(Operation operation) {
    world.step();
    switch (operation) {
      case Operation.Drive drive -> drive(drive);
      case Operation.NewGenerator made -> {
        world.newGenerator(made.function(), made.id());
        finish(event(made).put("id", made.id()), returned(null));
      }
      case Operation.NewCoroutine made -> {
        world.newCoroutine(made.function(), made.id());
        finish(event(made).put("id", made.id()), returned(null));
      }
      case Operation.Create create -> create(create);
      case Operation.State state -> state(state);
      case Operation.Send send -> send(send);
      case Operation.Throw thrown ->
          drive(
              thrown,
              thrown.awaitable(),
              (id, awaitable) ->
                  token(
                      id, awaitable, awaitable.throwIn(ExceptionTable.create(thrown.exception()))));
      case Operation.Close close ->
          drive(close, close.awaitable(), (id, awaitable) -> returned(awaitable.close()));
    }
  }

  /** What an operation does with the awaitable it drives. */
  private interface Driving {
    JsonNode drive(String id, Coroutine<Object> awaitable);
  }

  private boolean send(Operation.Send send) {
    JsonNode outcome =
        drive(
            send,
            send.awaitable(),
            (id, awaitable) -> token(id, awaitable, awaitable.send(world.make(send.value()))));
    return outcome.has("ret");
  }

  private void drive(Operation.Drive drive) {
    boolean suspended = true;
    for (int i = 0; suspended && i < drive.max(); i++) {
      world.step();
      suspended = send(new Operation.Send(drive.awaitable(), Value.NONE));
    }
  }

  private JsonNode drive(Operation operation, String reference, Driving driving) {
    String id = world.resolve(reference, performer);
    ObjectNode event = event(operation).put("a", id);
    Coroutine<Object> awaitable = world.awaitable(id);
    if (awaitable == null) {
      return finish(event, skipped());
    }
    world.driving(id);
    return finish(event, outcome(() -> driving.drive(id, awaitable)));
  }

  private JsonNode token(String id, Coroutine<Object> awaitable, Object token) {
    world.suspended(id, awaitable);
    return returned(token);
  }

  private void create(Operation.Create create) {
    String id = world.resolve(create.operation().generator(), performer);
    ObjectNode event = event(create).put("g", id);
    AsyncGenerator<Object, Object, Object> generator = world.generator(id);
    if (generator == null) {
      finish(event, skipped());
      return;
    }
    event.put("id", create.id());
    finish(
        event,
        outcome(() -> {
          world.store(create.id(), world.make(generator, create.operation()));
          return returned(null);
        }));
  }

  private void state(Operation.State state) {
    String id = world.resolve(state.generator(), performer);
    ObjectNode event = event(state).put("g", id);
    AsyncGenerator<Object, Object, Object> generator = world.generator(id);
    finish(event, generator == null ? skipped() : outcome(() -> state(generator)));
  }

  private static JsonNode state(AsyncGenerator<Object, Object, Object> generator) {
    ObjectNode state = Json.NODES.objectNode();
    state.put("running", generator.isRunning());
    state.put("suspended", generator.isSuspended());
    state.put("finished", generator.isFinished());
    Object awaited = generator.awaiting();
    state.put("awaiting", awaited == null ? null : AwaitKind.of(awaited));
    return Display.field("state", state);
  }

  private JsonNode outcome(Supplier<JsonNode> operation) {
    try {
      return operation.get();
    } catch (TooLong tooLong) {
      throw tooLong;
    } catch (StopIteration stop) {
      return Display.field("stop", world.display().value(stop.value()));
    } catch (Throwable error) {
      return Display.field("exc", world.display().exception(error));
    }
  }

  private JsonNode returned(Object value) {
    return Display.field("ret", world.display().value(value));
  }

  private static JsonNode skipped() {
    return Display.field("skip", Json.NODES.numberNode(1));
  }

  private ObjectNode event(Operation operation) {
    return Json.NODES.objectNode().put("e", "op").put("by", performer).put("op", operation.op());
  }

  private JsonNode finish(ObjectNode event, JsonNode outcome) {
    event.set("out", outcome);
    world.trace().operation(event);
    return outcome;
  }
}
