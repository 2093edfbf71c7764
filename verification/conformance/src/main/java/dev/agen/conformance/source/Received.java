package dev.agen.conformance.source;

import dev.agen.conformance.run.Activation;

/**
 * A value that a body was given, in the company of other things: generated source makes these so
 * that objects under construction and operands of two words wait on the stack meanwhile.
 *
 * @param a the body's activation
 * @param label of the statement that was given the value
 * @param value the value
 */
public record Received(Activation a, long label, Object value) {

  /**
   * Writes the value down.
   *
   * @return the value
   */
  public Object got() {
    return a.got(Math.toIntExact(label), value);
  }

  /**
   * Writes a value down that came between two numbers.
   *
   * @param a the body's activation
   * @param label of the statement
   * @param value the value
   * @param again the label again
   * @return the value
   */
  public static Object among(Activation a, long label, Object value, double again) {
    return a.got((int) again, new Received(a, label, value).value());
  }

  /**
   * {@return true} The compiler of Java does not know.
   *
   * @param a the body's activation
   */
  public static boolean yes(Activation a) {
    return a != null;
  }
}
