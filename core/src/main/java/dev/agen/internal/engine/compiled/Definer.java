package dev.agen.internal.engine.compiled;

import dev.agen.Limit;
import dev.agen.internal.engine.compiled.plan.Plan;
import dev.agen.internal.engine.compiled.run.Machine;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Defines classes beside their hosts: in the same package, loader and module, as ordinary classes.
 * Hidden classes would be simpler and lose what users see of a body, since stack traces leave them
 * out.
 */
final class Definer {

  private static final String RUN = "dev.agen.internal.engine.compiled.run";
  private static final String LINK = "dev.agen.internal.engine.compiled.link";
  private static final int ATTEMPTS = 100;
  private static final Lookup OURS = MethodHandles.lookup();
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Lookup granted;

  /**
   * With a user's lookup, or with our own rights.
   *
   * @param granted what the user passed; null for nothing
   */
  Definer(@Nullable Lookup granted) {
    this.granted = granted == null ? OURS : granted;
  }

  /**
   * Gets access to a class.
   *
   * @param type a host
   * @return a lookup that may see its private members and define classes beside it
   * @throws Refused if its package is closed
   */
  Lookup lookup(Class<?> type) throws Refused {
    Module ours = Definer.class.getModule();
    Module theirs = type.getModule();
    if (ours.isNamed()) {
      ours.addReads(theirs);
      ours.addExports(RUN, theirs);
      ours.addExports(LINK, theirs);
    }
    try {
      return MethodHandles.privateLookupIn(type, granted);
    } catch (IllegalAccessException closed) {
      // perhaps only to the user, as agen's own classes are
    }
    try {
      return MethodHandles.privateLookupIn(type, OURS);
    } catch (IllegalAccessException closed) {
      throw new Refused(
          Limit.PACKAGE_CLOSED,
          "module "
              + theirs.getName()
              + " does not open its package "
              + type.getPackageName()
              + " to "
              + (ours.isNamed() ? ours.getName() : "agen")
              + ", and no lookup was passed");
    }
  }

  ClassDesc freshName(Class<?> host) {
    return ClassDesc.of(
        host.getName().concat("$agen$").concat(Integer.toString(NUMBERS.getAndIncrement())));
  }

  /**
   * Defines a class.
   *
   * @param lookup of its host
   * @param file its class file
   * @param attempt how often its name was taken already
   * @return the class; null if the name is taken
   * @throws Refused if the JVM does not take it
   */
  @Nullable Class<?> define(Lookup lookup, byte[] file, int attempt) throws Refused {
    try {
      return lookup.ensureInitialized(lookup.defineClass(file));
    } catch (IllegalAccessException refused) {
      throw rejected(refused);
    } catch (LinkageError refused) {
      // That a name is taken is told by a LinkageError and no subclass.
      if (refused.getClass() == LinkageError.class && attempt < ATTEMPTS) {
        return null;
      }
      throw rejected(refused);
    }
  }

  Machine prototype(Lookup lookup, Class<?> machine) throws Refused {
    try {
      MethodHandle constructor = lookup.findConstructor(machine, MethodType.methodType(void.class));
      return (Machine) constructor.asType(MethodType.methodType(Machine.class)).invokeExact();
    } catch (Throwable refused) {
      throw rejected(refused);
    }
  }

  MethodHandle start(Lookup lookup, Class<?> call, Plan plan) throws Refused {
    try {
      ClassLoader loader = call.getClassLoader();
      String descriptor = plan.code().descriptor();
      MethodType type = MethodType.fromMethodDescriptorString(descriptor, loader);
      if (!plan.code().isStatic()) {
        type = type.insertParameterTypes(0, plan.code().host());
      }
      return lookup.findStatic(call, "start", type.changeReturnType(call));
    } catch (ReflectiveOperationException | LinkageError | TypeNotPresentException refused) {
      throw rejected(refused);
    }
  }

  private static Refused rejected(Throwable refused) {
    return new Refused(Limit.REJECTED, "the JVM does not take the machine: " + refused);
  }
}
