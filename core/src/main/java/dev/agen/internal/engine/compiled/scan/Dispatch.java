package dev.agen.internal.engine.compiled.scan;

import dev.agen.Limit;
import dev.agen.internal.engine.compiled.Refused;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which class's method a virtual call reaches, as the JVM selects it: the lowest one that overrides
 * the method named; failing that, the most specific default method.
 */
final class Dispatch {

  private final String name;
  private final String descriptor;

  private Dispatch(String name, String descriptor) {
    this.name = name;
    this.descriptor = descriptor;
  }

  /**
   * Selects.
   *
   * @param named the class that the call names
   * @param receiver the class of the object
   * @param name of the method
   * @param descriptor of the method
   * @return the class that declares the method that runs
   * @throws Refused if that cannot be told, or a class file not be read
   */
  static Class<?> select(Class<?> named, Class<?> receiver, String name, String descriptor)
      throws Refused {
    Dispatch dispatch = new Dispatch(name, descriptor);
    AccessFlags flags = dispatch.flags(named);
    if (flags != null && flags.has(AccessFlag.PRIVATE)) {
      return named;
    }
    Class<?> resolved = named.isInterface() ? null : dispatch.inherited(named);
    return resolved == null
        ? dispatch.implementation(named, receiver)
        : dispatch.lowestOverriding(resolved, receiver);
  }

  /** The nearest class from {@code type} upwards that declares it. */
  private @Nullable Class<?> inherited(Class<?> type) throws Refused {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (isInstanceMethod(flags(each))) {
        return each;
      }
    }
    return null;
  }

  private Class<?> lowestOverriding(Class<?> resolved, Class<?> receiver) throws Refused {
    List<Class<?>> subclasses = new ArrayList<>();
    for (Class<?> each = receiver; each != resolved && each != null; each = each.getSuperclass()) {
      subclasses.add(each);
    }
    List<Class<?>> overridden = new ArrayList<>();
    overridden.add(resolved);
    for (Class<?> each : subclasses.reversed()) {
      if (isInstanceMethod(flags(each)) && overridesOneOf(overridden, each)) {
        overridden.add(each);
      }
    }
    return overridden.getLast();
  }

  /** A package-private method is overridden in its package only. */
  private boolean overridesOneOf(List<Class<?>> overridden, Class<?> type) throws Refused {
    for (Class<?> each : overridden) {
      AccessFlags flags = flags(each);
      if (flags != null
          && (flags.has(AccessFlag.PUBLIC)
              || flags.has(AccessFlag.PROTECTED)
              || (each.getClassLoader() == type.getClassLoader()
                  && each.getPackageName().equals(type.getPackageName())))) {
        return true;
      }
    }
    return false;
  }

  /** Of an interface's method. */
  private Class<?> implementation(Class<?> named, Class<?> receiver) throws Refused {
    Class<?> declaring = inherited(receiver);
    if (declaring != null) {
      return declaring;
    }
    List<Class<?>> defaults = new ArrayList<>();
    for (Class<?> each = receiver; each != null; each = each.getSuperclass()) {
      addDefaults(each, defaults);
    }
    for (Class<?> each : defaults) {
      if (isMostSpecific(each, defaults)) {
        return each;
      }
    }
    throw new Refused(
        Limit.BODY_NOT_FOUND, "which method " + named.getName() + "::" + name + " is");
  }

  private void addDefaults(Class<?> type, List<Class<?>> defaults) throws Refused {
    for (Class<?> each : type.getInterfaces()) {
      AccessFlags flags = flags(each);
      if (isInstanceMethod(flags)
          && flags != null
          && !flags.has(AccessFlag.ABSTRACT)
          && !defaults.contains(each)) {
        defaults.add(each);
      }
      addDefaults(each, defaults);
    }
  }

  private static boolean isMostSpecific(Class<?> type, List<Class<?>> defaults) {
    for (Class<?> other : defaults) {
      if (!other.isAssignableFrom(type)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInstanceMethod(@Nullable AccessFlags flags) {
    return flags != null && !flags.has(AccessFlag.STATIC) && !flags.has(AccessFlag.PRIVATE);
  }

  private @Nullable AccessFlags flags(Class<?> type) throws Refused {
    for (MethodModel method : ClassFiles.read(type).methods()) {
      if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)) {
        return method.flags();
      }
    }
    return null;
  }
}
