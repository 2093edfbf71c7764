package dev.agen.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.agen.AlreadyExecutingException;
import dev.agen.AlreadyRunningException;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.conformance.program.ExceptionSpec;
import dev.agen.conformance.program.PythonClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which exception of Java stands for which class of Python. */
class ExceptionTableTest {

  /** Those that {@code except Exception} does not catch. */
  private static final Set<PythonClass> BASES =
      EnumSet.of(PythonClass.BASE, PythonClass.GENERATOR_EXIT, PythonClass.CANCELLED_ERROR);

  private static final Set<PythonClass> CAUGHT_ONLY =
      EnumSet.of(
          PythonClass.EXCEPTION,
          PythonClass.BASE_EXCEPTION,
          PythonClass.RUNTIME_ERROR,
          PythonClass.TYPE_ERROR);

  @ParameterizedTest
  @EnumSource
  void whatIsRaisedIsCaughtUnderItsName(PythonClass kind) {
    ExceptionSpec spec = new ExceptionSpec(kind, Optional.of("e1"));
    if (CAUGHT_ONLY.contains(kind)) {
      assertThatIllegalArgumentException().isThrownBy(() -> ExceptionTable.create(spec));
      return;
    }
    Throwable error = ExceptionTable.create(spec);

    assertThat(ExceptionTable.pythonName(error)).isEqualTo(kind.pythonName());
    assertThat(error).hasMessage("e1");
    Set<PythonClass> expected = EnumSet.of(kind, PythonClass.BASE_EXCEPTION);
    if (!BASES.contains(kind)) {
      expected.add(PythonClass.EXCEPTION);
    }
    assertThat(matching(error)).isEqualTo(expected);
  }

  @Test
  void withoutMessageAsPythonInstantiatesAClass() {
    assertThat(ExceptionTable.create(new ExceptionSpec(PythonClass.OOPS, Optional.empty())))
        .isInstanceOf(Oops.class)
        .hasMessage(null);
  }

  @Test
  void libraryExceptionsHavePythonNames() {
    assertThat(
            List.of(
                    new AlreadyExecutingException("coroutine"),
                    new AlreadyRunningException("anext"),
                    new IllegalStateException(),
                    new IllegalArgumentException(),
                    new StopAsyncIteration(),
                    new StopIteration(),
                    new GeneratorExit(),
                    new NullPointerException())
                .stream()
                .map(ExceptionTable::pythonName))
        .containsExactly(
            "ValueError",
            "RuntimeError",
            "RuntimeError",
            "TypeError",
            "StopAsyncIteration",
            "StopIteration",
            "GeneratorExit",
            "NullPointerException");
  }

  @Test
  void libraryExceptionsAreCaughtUnderThoseNames() {
    assertThat(matching(new AlreadyExecutingException("coroutine")))
        .containsExactlyInAnyOrder(
            PythonClass.VALUE_ERROR, PythonClass.EXCEPTION, PythonClass.BASE_EXCEPTION);
    assertThat(matching(new AlreadyRunningException("aclose")))
        .containsExactlyInAnyOrder(
            PythonClass.RUNTIME_ERROR, PythonClass.EXCEPTION, PythonClass.BASE_EXCEPTION);
    assertThat(matching(new IllegalArgumentException()))
        .containsExactlyInAnyOrder(
            PythonClass.TYPE_ERROR, PythonClass.EXCEPTION, PythonClass.BASE_EXCEPTION);
  }

  @ParameterizedTest
  @EnumSource
  void classesOfJavaCatchTheSame(PythonClass match) {
    List<Throwable> errors =
        List.of(
            new Boom(""),
            new Oops(""),
            new Base(""),
            new ValueError(""),
            new CancelledError(""),
            new AlreadyExecutingException("coroutine"),
            new AlreadyRunningException("anext"),
            new IllegalStateException(),
            new IllegalArgumentException(),
            new StopAsyncIteration(),
            new StopIteration(),
            new GeneratorExit());

    for (Throwable error : errors) {
      boolean caughtBefore =
          match == PythonClass.RUNTIME_ERROR && error instanceof AlreadyExecutingException;
      assertThat(ExceptionTable.javaClasses(match).stream().anyMatch(c -> c.isInstance(error)))
          .as("%s catches %s", match, error)
          .isEqualTo(ExceptionTable.matches(match, error) || caughtBefore);
    }
  }

  private static Set<PythonClass> matching(Throwable error) {
    Set<PythonClass> matching = EnumSet.noneOf(PythonClass.class);
    for (PythonClass match : PythonClass.values()) {
      if (ExceptionTable.matches(match, error)) {
        matching.add(match);
      }
    }
    return matching;
  }
}
