package dev.agen.conformance.program;

/** Makes an awaitable from a generator. */
public sealed interface GeneratorOperation {

  /** {@return the generator, by its identifier} */
  String generator();

  /** {@return the name in programs and traces} */
  String op();

  /** {@code anext()}. */
  record Anext(String generator) implements GeneratorOperation {
    @Override
    public String op() {
      return "anext";
    }
  }

  /** {@code asend(value)}. */
  record Asend(String generator, Value value) implements GeneratorOperation {
    @Override
    public String op() {
      return "asend";
    }
  }

  /** {@code athrow(exception)}. */
  record Athrow(String generator, ExceptionSpec exception) implements GeneratorOperation {
    @Override
    public String op() {
      return "athrow";
    }
  }

  /** {@code aclose()}. */
  record Aclose(String generator) implements GeneratorOperation {
    @Override
    public String op() {
      return "aclose";
    }
  }

  /** {@code anext(generator, value)}. */
  record AnextDefault(String generator, Value value) implements GeneratorOperation {
    @Override
    public String op() {
      return "anextd";
    }
  }
}
