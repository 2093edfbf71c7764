package dev.agen.corpus.twin;

import dev.agen.AsyncGenerator;
import dev.agen.StopAsyncIteration;
import dev.agen.corpus.rewrite.Body;
import dev.agen.internal.engine.compiled.run.Machine;
import dev.agen.internal.protocol.GeneratorHandle;
import dev.agen.internal.protocol.OwnedResources;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A method and a machine that was made of it.
 *
 * @param body what the machine was compiled from
 * @param types of the arguments, the receiver included
 * @param hasReceiver whether the first one is the receiver, which is never null
 * @param original the method
 * @param prototype makes machines
 */
record Twin(
    Body body,
    List<Class<?>> types,
    boolean hasReceiver,
    MethodHandle original,
    Machine prototype) {

  /** Draws arguments, always the same for the same seed. */
  private Object[] arguments(long seed) {
    String owner = body.owner();
    boolean tame = owner.startsWith("java.math") || owner.equals("java.util.BitSet");
    Values values = new Values(seed, tame);
    Object[] arguments = new Object[types.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] =
          i == 0 && hasReceiver ? values.drawSomething(types.get(i)) : values.draw(types.get(i));
    }
    return arguments;
  }

  /** Calls the method itself. */
  Ending callOriginal(long seed) {
    Object[] arguments = arguments(seed);
    try {
      Object result = original.invokeWithArguments(new ArrayList<>(Arrays.asList(arguments)));
      return new Ending(result, null, Arrays.asList(arguments));
    } catch (Throwable thrown) {
      return new Ending(null, thrown, Arrays.asList(arguments));
    }
  }

  /** Runs a machine, sending back what it yields. */
  Ending callMachine(long seed) {
    Object[] arguments = arguments(seed);
    try {
      Machine machine = prototype.copy(arguments.clone());
      machine.prepare(OwnedResources.NONE);
      AsyncGenerator<Object, Object, Object> generator = GeneratorHandle.of(machine);
      Object sent = null;
      while (true) {
        sent = generator.asend(sent).await();
      }
    } catch (StopAsyncIteration end) {
      return new Ending(end.value(), null, Arrays.asList(arguments));
    } catch (Throwable thrown) {
      return new Ending(null, thrown, Arrays.asList(arguments));
    }
  }
}
