package dev.agen.internal.engine.compiled.link;

import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one class that have been compiled because they get a yielder. Kept with the class,
 * so that it goes when the class goes.
 */
public final class Calls {

  private static final ClassValue<Calls> ALL =
      new ClassValue<>() {
        @Override
        protected Calls computeValue(Class<?> type) {
          return new Calls();
        }
      };

  private final Map<String, MethodHandle> starts = new ConcurrentHashMap<>();

  private Calls() {}

  /**
   * Gives those of a class.
   *
   * @param owner the class
   * @return its compiled methods
   */
  public static Calls of(Class<?> owner) {
    return ALL.get(owner);
  }

  /**
   * Tells about a method.
   *
   * @param key what tells it from others
   * @return whether it has been compiled
   */
  public boolean has(String key) {
    return starts.containsKey(key);
  }

  /**
   * Adds a compiled method; the first one stays.
   *
   * @param key what tells it from others
   * @param start makes the object that executes a call
   */
  public void add(String key, MethodHandle start) {
    starts.putIfAbsent(key, start);
  }

  MethodHandle get(String key) {
    @Nullable MethodHandle start = starts.get(key);
    return Objects.requireNonNull(start, key);
  }
}
