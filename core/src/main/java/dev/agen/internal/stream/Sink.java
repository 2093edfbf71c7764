package dev.agen.internal.stream;

import org.jspecify.annotations.Nullable;

/**
 * Takes the elements of one run, one after the other. A chain of stages is a chain of sinks, each
 * giving to the next; one class for each operator, so that HotSpot sees what follows.
 *
 * <p><b>Protocol.</b> {@link #wantsMore} is asked once, before the source starts. Then {@link
 * #accept} for each element until it answers false; never again after that. At the end, whether the
 * source ended or an answer was false, {@link #end}, once; not after an exception. A sink that
 * gives something on in {@code end} must know whether the next one still wants it.
 *
 * @param <T> the type of the elements
 */
public abstract class Sink<T extends @Nullable Object> {

  /** For subclasses. */
  protected Sink() {}

  /** {@return whether any element is wanted at all} */
  public boolean wantsMore() {
    return true;
  }

  /**
   * Takes an element.
   *
   * @param value the element
   * @return whether another one is wanted
   * @throws Exception what a function of the user throws
   */
  public abstract boolean accept(T value) throws Exception;

  /**
   * There is nothing more.
   *
   * @throws Exception what a function of the user throws
   */
  public void end() throws Exception {}
}
