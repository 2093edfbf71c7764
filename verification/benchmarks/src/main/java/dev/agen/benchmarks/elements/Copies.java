package dev.agen.benchmarks.elements;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Loads the class of a body several times, so that the JIT sees as many different bodies: a program
 * has many generators, and what they share must not be compiled for one of them.
 *
 * <p>Each copy has its own class loader, profile and lambdas. Everything that the body calls is
 * shared.
 */
public final class Copies {

  private Copies() {}

  /**
   * Makes a list of bodies.
   *
   * @param <X> the type of what a body gives
   * @param body the class, with a public constructor without parameters
   * @param length how many there are in the list
   * @param different whether they are of different classes
   * @return the bodies
   */
  public static <X> List<IntFunction<X>> of(
      Class<? extends IntFunction<X>> body, int length, boolean different) {
    if (!different) {
      IntFunction<X> one = make(body);
      return IntStream.range(0, length).mapToObj(i -> one).toList();
    }
    return IntStream.range(0, length).<IntFunction<X>>mapToObj(i -> make(copy(body))).toList();
  }

  private static <X> IntFunction<X> make(Class<? extends IntFunction<X>> body) {
    try {
      return body.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @SuppressWarnings("unchecked") // the copy implements what the original implements
  private static <X> Class<? extends IntFunction<X>> copy(Class<? extends IntFunction<X>> body) {
    try {
      return (Class<? extends IntFunction<X>>)
          new Loader(body).loadClass(body.getName()).asSubclass(IntFunction.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * Defines the body's class and those nested in it itself, and leaves all others to its parent.
   */
  private static final class Loader extends ClassLoader {
    private final String body;

    Loader(Class<?> body) {
      super(body.getClassLoader());
      this.body = body.getName();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(body) && !name.startsWith(body + "$")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
