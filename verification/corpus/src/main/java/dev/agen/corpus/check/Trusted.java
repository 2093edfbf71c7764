package dev.agen.corpus.check;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * Rights to every class, those of the JDK included. The JVM must have been started with {@code
 * --add-opens java.base/java.lang.invoke=ALL-UNNAMED}.
 */
public final class Trusted {

  private static final Lookup LOOKUP = lookup();
  private static final MethodHandle ADD_READS = addReads();

  private Trusted() {}

  private static Lookup lookup() {
    try {
      Field field = Lookup.class.getDeclaredField("IMPL_LOOKUP");
      field.setAccessible(true);
      return (Lookup) field.get(null);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  private static MethodHandle addReads() {
    try {
      return LOOKUP.findVirtual(
          Module.class, "implAddReadsAllUnnamed", MethodType.methodType(void.class));
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  /**
   * Gives all rights to a class; its module reads agen from now on.
   *
   * @param host the class
   * @return a lookup
   */
  public static Lookup in(Class<?> host) {
    Module module = host.getModule();
    if (module.isNamed()) {
      try {
        ADD_READS.invokeExact(module);
      } catch (Throwable failure) {
        throw new IllegalStateException(failure);
      }
    }
    return LOOKUP.in(host);
  }
}
