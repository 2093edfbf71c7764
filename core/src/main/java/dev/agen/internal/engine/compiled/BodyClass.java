package dev.agen.internal.engine.compiled;

import dev.agen.Awaiter;
import dev.agen.Engine;
import dev.agen.Limit;
import dev.agen.NotCompiledException;
import dev.agen.Yielder;
import dev.agen.internal.engine.compiled.run.Machine;
import dev.agen.internal.engine.compiled.scan.BodyFinder;
import java.lang.invoke.MethodHandles.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * All bodies of one class, which is all lambdas of one place in the source: compiled once, or
 * refused once. Kept with the class, so that it goes when the class goes.
 *
 * <p>Two threads may compile the same class; the machines of both work, and one of them is kept.
 */
public final class BodyClass {

  private static final ClassValue<BodyClass> GENERATORS = new All(Yielder.class);
  private static final ClassValue<BodyClass> COROUTINES = new All(Awaiter.class);

  private final Class<?> type;
  private final Class<? extends Awaiter> yielder;

  private @Nullable BodyFinder finder;

  /** A machine to copy from, an {@link Engine.Stackful}, or another BodyClass for each receiver. */
  private volatile @Nullable Object outcome;

  private BodyClass(Class<?> type, Class<? extends Awaiter> yielder) {
    this.type = type;
    this.yielder = yielder;
  }

  private static final class All extends ClassValue<BodyClass> {

    private final Class<? extends Awaiter> yielder;

    All(Class<? extends Awaiter> yielder) {
      this.yielder = yielder;
    }

    @Override
    protected BodyClass computeValue(Class<?> type) {
      return new BodyClass(type, yielder);
    }
  }

  /**
   * Gives the class of a generator's body.
   *
   * @param body a lambda, or an object that is a body
   * @return its class
   */
  public static BodyClass of(Object body) {
    return GENERATORS.get(body.getClass());
  }

  /**
   * Gives the class of a coroutine's body. An object may be both.
   *
   * @param body a lambda, or an object that is a body
   * @return its class
   */
  public static BodyClass ofCoroutine(Object body) {
    return COROUTINES.get(body.getClass());
  }

  /**
   * Compiles the class of a body, if that has not been tried.
   *
   * @param body one of this class
   * @param dropsResult whether it is one that returns nothing
   * @param lookup the user's; null for none
   * @return null if it is compiled; else why not
   */
  public Engine.@Nullable Stackful refusal(
      Object body, boolean dropsResult, @Nullable Lookup lookup) {
    return outcome(body, dropsResult, lookup) instanceof Engine.Stackful refused ? refused : null;
  }

  /**
   * Makes a machine of a body.
   *
   * @param body one of this class
   * @param dropsResult whether it is one that returns nothing
   * @param lookup the user's; null for none
   * @return the machine; null if there is a {@link #refusal}
   */
  public @Nullable Machine machine(Object body, boolean dropsResult, @Nullable Lookup lookup) {
    if (outcome(body, dropsResult, lookup) instanceof Machine prototype) {
      return prototype.copy(java.util.Objects.requireNonNull(finder).captured(body));
    }
    return null;
  }

  private Object outcome(Object body, boolean dropsResult, @Nullable Lookup lookup) {
    Object known = outcome;
    if (known instanceof Machine) {
      return known;
    }
    known = decided(known, body, dropsResult, lookup);
    if (known instanceof Engine.Stackful refused && Mode.isStrict()) {
      throw new NotCompiledException(type.getName(), refused);
    }
    return known;
  }

  private Object decided(
      @Nullable Object known, Object body, boolean dropsResult, @Nullable Lookup lookup) {
    if (known instanceof ByReceiver byReceiver) {
      return byReceiver.outcome(this, body, dropsResult, lookup);
    }
    return known == null || (lookup != null && isClosed(known))
        ? first(body, dropsResult, lookup)
        : known;
  }

  private static boolean isClosed(Object outcome) {
    return outcome instanceof Engine.Stackful refused && refused.limit() == Limit.PACKAGE_CLOSED;
  }

  private Object first(Object body, boolean dropsResult, @Nullable Lookup lookup) {
    Mode.checkProperty();
    EngineLog.checkProperty();
    Object result;
    try {
      Mode.check();
      Definer definer = new Definer(lookup);
      BodyFinder finds = BodyFinder.of(type, yielder, definer.lookup(type));
      finder = finds;
      result =
          finds.dispatchesOn(body) == null
              ? Compiler.compile(finds.find(body), definer, dropsResult)
              : new ByReceiver();
    } catch (Refused refused) {
      result = refused.why();
    } catch (RuntimeException | LinkageError mistake) {
      result = new Engine.Stackful(Limit.REJECTED, "agen could not cope with it: " + mistake, null);
    }
    outcome = result;
    if (result instanceof ByReceiver byReceiver) {
      return byReceiver.outcome(this, body, dropsResult, lookup);
    }
    return reported(result);
  }

  private Object compile(Object body, boolean dropsResult, @Nullable Lookup lookup) {
    Object result;
    try {
      result =
          Compiler.compile(
              java.util.Objects.requireNonNull(finder).find(body),
              new Definer(lookup),
              dropsResult);
    } catch (Refused refused) {
      result = refused.why();
    } catch (RuntimeException | LinkageError mistake) {
      result = new Engine.Stackful(Limit.REJECTED, "agen could not cope with it: " + mistake, null);
    }
    return reported(result);
  }

  private Object reported(Object result) {
    if (result instanceof Engine.Stackful refused) {
      EngineLog.stackful(type, refused);
    } else {
      EngineLog.compiled(type, (Machine) result);
    }
    return result;
  }

  /** Of a method reference to what can be overridden: the class of the receiver decides. */
  private static final class ByReceiver {

    private final ClassValue<Slot> slots =
        new ClassValue<>() {
          @Override
          protected Slot computeValue(Class<?> receiver) {
            return new Slot();
          }
        };

    private static final class Slot {
      private volatile @Nullable Object outcome;
    }

    Object outcome(BodyClass bodies, Object body, boolean dropsResult, @Nullable Lookup lookup) {
      Object receiver =
          java.util.Objects.requireNonNull(
              java.util.Objects.requireNonNull(bodies.finder).dispatchesOn(body));
      Slot slot = slots.get(receiver.getClass());
      Object known = slot.outcome;
      if (known == null || (lookup != null && isClosed(known))) {
        known = bodies.compile(body, dropsResult, lookup);
        slot.outcome = known;
      }
      return known;
    }
  }
}
