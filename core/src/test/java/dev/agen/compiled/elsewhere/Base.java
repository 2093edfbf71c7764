package dev.agen.compiled.elsewhere;

import java.io.Serializable;

/** A superclass in another package than its subclasses, with protected members. */
public class Base implements Cloneable, Serializable {

  private static final long serialVersionUID = 1L;

  protected static int shared = 100;
  protected static final long WIDE = 1L << 40;

  protected int field = 1;
  protected String text = "text";

  protected Base() {}

  protected static String sharedMethod(Object argument, long wide) {
    return "shared " + argument + " " + wide;
  }

  protected String method(Object argument) {
    return "base method " + argument;
  }

  public String overridden() {
    return "base";
  }

  protected double wide(double d, long j) {
    return d + j;
  }

  /** A class that only subclasses may name. */
  protected static class Nested {
    public final Object value;

    public Nested(Object value) {
      this.value = value;
    }

    @Override
    public String toString() {
      return "nested " + value;
    }
  }

  @Override
  protected Object clone() throws CloneNotSupportedException {
    return super.clone();
  }
}
