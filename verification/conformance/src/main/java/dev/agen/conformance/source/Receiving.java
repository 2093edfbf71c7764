package dev.agen.conformance.source;

/**
 * The forms of Java in which a body takes what a yield or an await gives it. They do the same and
 * differ in what waits on the stack or in variables meanwhile. In the examples the statement is
 * number 7.
 */
enum Receiving {
  /** {@code r = a.got(7, y.yield(1));} Operands wait. */
  ARGUMENT {
    @Override
    void write(Lines out, String variable, int label, String yielder, String call) {
      out.line(variable + " = a.got(" + label + ", " + yielder + call + ");");
    }
  },

  /** {@code Object v7 = y.yield(1); r = a.got(7, v7);} Nothing waits. */
  VARIABLE {
    @Override
    void write(Lines out, String variable, int label, String yielder, String call) {
      out.line("Object v" + label + " = " + yielder + call + ";");
      out.line(variable + " = a.got(" + label + ", v" + label + ");");
    }
  },

  /** {@code r = new Received(a, 7, y.yield(1)).got();} An object under construction waits. */
  CONSTRUCTION {
    @Override
    void write(Lines out, String variable, int label, String yielder, String call) {
      out.line(variable + " = new Received(a, " + label + ", " + yielder + call + ").got();");
    }
  },

  /** {@code r = Received.among(a, 7L, y.yield(1), 7.0);} An operand of two words waits. */
  WIDE_ARGUMENT {
    @Override
    void write(Lines out, String variable, int label, String yielder, String call) {
      out.line(
          "%s = Received.among(a, %dL, %s%s, %d.0);"
              .formatted(variable, label, yielder, call, label));
    }
  },

  /** {@code Object[] v7 = {a, y.yield(1)}; r = a.got(7, v7[1]);} A half-filled array waits. */
  ARRAY {
    @Override
    void write(Lines out, String variable, int label, String yielder, String call) {
      out.line("Object[] v" + label + " = {a, " + yielder + call + "};");
      out.line(variable + " = a.got(" + label + ", v" + label + "[1]);");
    }
  },

  /** {@code r = a.got(7, Received.yes(a) ? y.yield(1) : null);} Paths meet while operands wait. */
  CONDITIONAL {
    @Override
    void write(Lines out, String variable, int label, String yielder, String call) {
      out.line(
          "%s = a.got(%d, Received.yes(a) ? %s%s : null);"
              .formatted(variable, label, yielder, call));
    }
  },

  /** {@code var y7 = y; r = a.got(7, y7.yield(1));} The yielder has another name. */
  ALIAS {
    @Override
    void write(Lines out, String variable, int label, String yielder, String call) {
      String alias = yielder + label;
      out.line("var " + alias + " = " + yielder + ";");
      out.line(variable + " = a.got(" + label + ", " + alias + call + ");");
    }
  };

  /** The form for a statement: always the same one. */
  static Receiving of(int label) {
    return values()[label % values().length];
  }

  /**
   * Writes a statement.
   *
   * @param out where to
   * @param variable what is assigned
   * @param label the number of the statement
   * @param yielder the variable that holds the yielder
   * @param call what is called on it, as {@code .yield(1)}
   */
  abstract void write(Lines out, String variable, int label, String yielder, String call);
}
