package dev.agen.conformance.program;

/** What the driver, or a body, does without awaiting. */
public sealed interface Operation {

  /** {@return the name in programs and traces} */
  String op();

  /** Makes a generator and stores it as {@code id}. */
  record NewGenerator(String id, String function) implements Operation {
    @Override
    public String op() {
      return "gen";
    }
  }

  /** Makes a coroutine and stores it as {@code id}. */
  record NewCoroutine(String id, String function) implements Operation {
    @Override
    public String op() {
      return "coro";
    }
  }

  /** Makes an awaitable from a generator and stores it as {@code id}. */
  record Create(String id, GeneratorOperation operation) implements Operation {
    @Override
    public String op() {
      return operation.op();
    }
  }

  /** Sends a value to an awaitable. */
  record Send(String awaitable, Value value) implements Operation {
    @Override
    public String op() {
      return "send";
    }
  }

  /** Throws an exception into an awaitable. */
  record Throw(String awaitable, ExceptionSpec exception) implements Operation {
    @Override
    public String op() {
      return "throw";
    }
  }

  /** Closes an awaitable. */
  record Close(String awaitable) implements Operation {
    @Override
    public String op() {
      return "close";
    }
  }

  /** Sends None up to {@code max} times, as long as the awaitable suspends. */
  record Drive(String awaitable, int max) implements Operation {
    @Override
    public String op() {
      return "drive";
    }
  }

  /** Looks at the state of a generator. */
  record State(String generator) implements Operation {
    @Override
    public String op() {
      return "state";
    }
  }
}
