package dev.agen.internal.finalization;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * A set that does not keep its elements alive. Elements must not redefine equality.
 *
 * @param <E> the type of the elements
 */
public final class WeakRegistry<E> {

  private final Set<E> elements = Collections.newSetFromMap(new WeakHashMap<>());

  /** Empty. */
  public WeakRegistry() {}

  /**
   * Adds.
   *
   * @param element what to add
   */
  public synchronized void add(E element) {
    elements.add(element);
  }

  /**
   * Removes and gives all elements that are still alive.
   *
   * @return the elements
   */
  public synchronized List<E> drain() {
    List<E> alive = new ArrayList<>(elements);
    elements.clear();
    return alive;
  }
}
