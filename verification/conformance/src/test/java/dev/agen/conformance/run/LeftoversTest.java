package dev.agen.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.agen.conformance.json.Json;
import dev.agen.conformance.program.Program;
import dev.agen.conformance.program.ProgramReader;
import dev.agen.conformance.source.SourceEngine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs leave no threads behind, however their bodies stand at the end. */
class LeftoversTest {

  private static final int ATTEMPTS = 1_000;

  /** Suspended at a yield, in an await, in an await of an await, and one that nobody can reach. */
  private static final Program PROGRAM =
      ProgramReader.read(
          Json.parse(
              """
              {"gens":[
                 {"name":"g0","body":[{"s":"try","l":1,"body":[{"s":"yield","l":2}],
                   "except":[{"match":"BaseException","body":[{"s":"yield","l":3}]}],
                   "finally":[{"s":"await","l":4,"n":3}]}]},
                 {"name":"g1","body":[{"s":"try","l":5,"body":[{"s":"await","l":9,"n":1}],
                   "except":[{"match":"GeneratorExit","body":[{"s":"await","l":10,"n":1}]}]}]},
                 {"name":"g2","body":[{"s":"acomp","l":6,"over":{"new":"g1","id":"G9"}}]}],
               "coros":[{"name":"c0","body":[
                 {"s":"with","l":7,"cm":{"acm":"g0","id":"G8"},"body":[
                   {"s":"aop","l":8,"o":{"op":"anext","g":"G1"}}]}]}],
               "main":[
                 {"op":"gen","id":"G0","f":"g0"},{"op":"gen","id":"G1","f":"g1"},
                 {"op":"gen","id":"G2","f":"g2"},{"op":"coro","id":"A0","f":"c0"},
                 {"op":"anext","id":"A1","g":"G0"},{"op":"send","a":"A1","v":null},
                 {"op":"aclose","id":"A2","g":"G0"},{"op":"send","a":"A2","v":null},
                 {"op":"send","a":"A0","v":null},
                 {"op":"anext","id":"A3","g":"G2"},{"op":"send","a":"A3","v":null},
                 {"op":"close","a":"A3"},{"op":"state","g":"G9"}]}
              """));

  @TempDir Path directory;

  private long bodies(String inStack, int attempt) throws IOException {
    Path dump = directory.resolve("threads" + attempt);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
    try (Stream<String> lines = Files.lines(dump)) {
      return lines.filter(line -> line.contains(inStack)).count();
    }
  }

  @Test
  void noInterpretedBodyIsLeft() throws IOException {
    assertNoBodyIsLeft(new StackfulEngine(), "dev.agen.conformance.run.Interpretation.run");
  }

  @Test
  void noBodyOfGeneratedSourceIsLeft() throws IOException {
    assertNoBodyIsLeft(SourceEngine.lenient(), "generated.P0");
  }

  private void assertNoBodyIsLeft(Engine engine, String inStack) throws IOException {
    Prepared prepared = engine.prepare(List.of(PROGRAM)).getFirst();

    for (int i = 0; i < 50; i++) {
      assertThat(ProgramRun.trace(PROGRAM, prepared).getLast())
          .isEqualTo(
              Json.parse(
                  """
                  {"e":"op","by":"main","op":"state","g":"G9","out":{"state":
                    {"running":true,"suspended":true,"finished":false,"awaiting":"leaf"}}}
                  """));
    }

    // A thread that has given its last result may take a moment to be gone.
    long left = bodies(inStack, 0);
    for (int attempt = 1; left > 0 && attempt < ATTEMPTS; attempt++) {
      left = bodies(inStack, attempt);
    }
    assertThat(left).isZero();
  }
}
