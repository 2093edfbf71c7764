package dev.agen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.agen.AsyncGenerator;
import dev.agen.conformance.run.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line. */
class MainTest {

  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "f", ".json"), text);
  }

  private static String program(String body) {
    return """
    {"v":1,"name":"n","gens":[{"name":"g0","body":[%s]}],"coros":[],"main":[
      {"op":"gen","id":"G0","f":"g0"},{"op":"anext","id":"A0","g":"G0"},
      {"op":"send","a":"A0","v":null}]}
    """
        .formatted(body);
  }

  private void assertMalformed(Cli cli, String message) {
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err().lines()).singleElement().asString().contains(message);
  }

  @Test
  void helpNamesTheCommands() {
    Cli cli = Cli.run("--help");

    assertThat(cli.status()).isZero();
    assertThat(cli.out())
        .contains("--fuzz", "--recorded", "--compare", "AGEN_PYTHON")
        .contains(Engines.ALL.stream().map(Engine::name).toList());
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void runsOneProgramWithoutSeparator() throws IOException {
    Cli cli = Cli.run(file(program("{\"s\":\"yield\",\"l\":1,\"v\":{\"c\":\"é\"}}")));

    assertThat(cli.status()).isZero();
    assertThat(cli.out().lines())
        .containsExactly(
            "{\"e\":\"op\",\"by\":\"main\",\"op\":\"gen\",\"id\":\"G0\",\"out\":{\"ret\":null}}",
            "{\"e\":\"op\",\"by\":\"main\",\"op\":\"anext\",\"g\":\"G0\",\"id\":\"A0\","
                + "\"out\":{\"ret\":null}}",
            "{\"e\":\"start\",\"o\":\"G0\"}",
            "{\"e\":\"op\",\"by\":\"main\",\"op\":\"send\",\"a\":\"A0\","
                + "\"out\":{\"stop\":\"\\u00E9\"}}");
  }

  @Test
  void separatesSeveralPrograms() throws IOException {
    String empty = "{\"v\":1,\"gens\":[],\"coros\":[],\"main\":[]}\n";

    Cli cli = Cli.run(file(empty + empty), "--engine", "stackful", "--jobs", 1);

    assertThat(cli.status()).isZero();
    assertThat(cli.out().lines())
        .containsExactly("{\"e\":\"program\",\"n\":0}", "{\"e\":\"program\",\"n\":1}");
  }

  @Test
  void cutsOffWhatRunsTooLong() throws IOException {
    String loop = "{\"s\":\"loop\",\"l\":%d,\"n\":1000,\"body\":[%s]}";
    String body = loop.formatted(1, loop.formatted(2, "{\"s\":\"log\",\"l\":3}"));

    Cli cli = Cli.run(file(program(body)));

    assertThat(cli.status()).isZero();
    assertThat(cli.out()).endsWith("{\"e\":\"aborted\"}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'s':'yeld','l':1}                           | unknown statement "yeld"
          {'s':'yield'}                                | missing field "l"
          {'s':'yield','l':-1}                         | expected a number from 0 up, not -1
          {'s':'awaitbad','l':1,'k':'int'}             | "awaitbad" of profile ext is not supported
          {'s':'raise','l':1,'e':{'k':'Bang','m':''}}  | unknown kind of exception "Bang"
          {'s':'raise','l':1,'e':{'k':'TypeError'}}    | unknown kind of exception "TypeError"
          {'s':'raise','l':1,'e':{'k':'Boom'}}         | missing field "m"
          {'s':'raise','l':1,'e':{'k':'int'}}          | cannot be written in Java
          {'s':'loop','l':1,'n':0,'body':[{'s':'log','l':1}]} | there are two statements 1
          {'s':'reraise','l':1}                        | reraise outside of an except clause
          {'s':'break','l':1}                          | break outside of a loop
          {'s':'try','l':1,'body':[]}                  | try without except and without finally
          {'s':'await','l':1,'onexit':'shout'}         | unknown reaction "shout"
          {'s':'acomp','l':1,'over':{'new':'g7'}}      | no generator function "g7"
          {'s':'aop','l':1,'o':{'op':'send'}}          | unknown operation to await "send"
          {'s':'do','l':1,'o':{'op':'hooks'}}          | "hooks" of profile ext is not supported
          {'s':'do','l':1,'o':{'op':'dropa'}}          | "dropa" of profile gc is not supported
          {'s':'do','l':1,'o':{'op':'jump'}}           | unknown operation "jump"
          {'s':'do','l':1,'o':{'op':'state'}}          | missing field "g"
          {'s':'yield','l':1,'v':{'c':1.5}}            | not a value: 1.5
          """)
  void refusesStatement(String statement, String message) throws IOException {
    Path file = file("\n" + program(statement.replace('\'', '"')));

    Cli cli = Cli.run(file);

    assertMalformed(cli, message);
    assertThat(cli.err()).contains(file + ":2: program 0 (n): gens[0].body[0]");
    assertThat(cli.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"v":1,                                            | :1: bad JSON: Unexpected end-of-input
          nonsense                                           | :1: bad JSON: Unrecognized token
          []                                                 | no program in
          5                                                  | expected an object, not 5
          {"v":1,"gens":[],"coros":[]}                       | missing field "main"
          {"v":2,"gens":[],"coros":[],"main":[]}             | unknown version 2
          {"profile":"gc","gens":[],"coros":[],"main":[]}    | profile gc is not supported
          {"gens":{},"coros":[],"main":[]}                   | gens: expected an array, not {}
          """)
  void refusesFile(String text, String message) throws IOException {
    assertMalformed(Cli.run(file(text)), message);
  }

  @Test
  void runsProgramsBeforeTheMalformedOne() throws IOException {
    Path file = file("{\"gens\":[],\"coros\":[],\"main\":[]}\n{\"gens\":[]}\n");

    Cli cli = Cli.run(file);

    assertMalformed(cli, file + ":2: program 1: missing field \"coros\"");
    assertThat(cli.out()).isEqualTo("{\"e\":\"program\",\"n\":0}\n");
  }

  @Test
  void refusesCommandLines() throws IOException {
    assertMalformed(Cli.run(), "nothing to do");
    assertMalformed(Cli.run("--walk", "x"), "unknown option --walk; here there are --engine");
    assertMalformed(Cli.run("x", "--jobs"), "option --jobs needs a value");
    assertMalformed(Cli.run("x", "--jobs", "0"), "--jobs must be positive");
    assertMalformed(Cli.run("x", "--timeout", "x"), "--timeout must be a number");
    assertMalformed(Cli.run("x", "y"), "expected the arguments PROGRAMS, got [x, y]");
    assertMalformed(Cli.run("--fuzz", "1"), "expected the arguments SEED COUNT");
    assertMalformed(Cli.run("--fuzz", "1", "2", "--profile", "gc"), "unknown profile \"gc\"");
    assertMalformed(Cli.run("--fuzz", "1", "2", "--avoid", "bugs"), "unknown feature \"bugs\"");
    assertMalformed(Cli.run(directory.resolve("none")), "no such file");
    assertMalformed(Cli.run(directory), "it is a directory");
  }

  @Test
  void refusesUnknownEngineAndListsThoseThatExist() {
    assertMalformed(
        Cli.run("x", "--engine", "diesel"),
        "unknown engine \"diesel\"; there are stackful, source, compiled");
  }

  @Test
  void runsWhatItPrintsAsSource() throws IOException {
    Path file = file(program("{\"s\":\"yield\",\"l\":1,\"v\":{\"c\":\"x\"}}"));

    Cli source = Cli.run("--print-source", file);

    assertThat(source.status()).isZero();
    assertThat(source.out()).startsWith("package generated;\n").contains("y.yield(\"x\")");
    assertThat(Cli.run(file, "--engine", "source")).isEqualTo(Cli.run(file));
  }

  @Test
  void strictEngineRefusesWhatIsNotCompiled() throws IOException {
    assumeFalse(
        AsyncGenerator.of(y -> null).engine().isCompiled(), "only with -Dagen.engine=stackful");
    Path file = file(program("{\"s\":\"log\",\"l\":1}"));

    Cli cli = Cli.run(file, "--engine", "compiled");

    assertThat(cli.status()).isEqualTo(1);
    assertThat(cli.out().lines())
        .singleElement()
        .asString()
        .startsWith("{\"e\":\"refused\",\"f\":\"g0\",\"m\":\"AGEN014: ");
  }

  @Test
  void comparesTraceFiles() throws IOException {
    Path expected = file("{\"e\":\"program\",\"n\":0}\n{\"e\":\"log\",\"o\":\"G0\",\"l\":1}\n");
    Path equal = file("{\"n\":0, \"e\":\"program\"}\n{\"l\":1, \"e\":\"log\", \"o\":\"G0\"}\n");
    Path altered = file("{\"e\":\"program\",\"n\":0}\n{\"e\":\"log\",\"o\":\"G0\",\"l\":2}\n");

    assertThat(Cli.run("--compare", expected, equal))
        .isEqualTo(new Cli(0, "1 programs, 0 differences\n", ""));
    assertThat(Cli.run("--compare", expected, altered))
        .isEqualTo(
            new Cli(
                1,
                """
                program 0, event 0
                  expected {"e":"log","o":"G0","l":1}
                  actual   {"e":"log","o":"G0","l":2}
                1 programs, 1 differences
                """,
                ""));
  }

  @Test
  void comparesMissingPrograms() throws IOException {
    Path expected = file("{\"e\":\"log\"}");
    Path actual = file("");

    assertThat(Cli.run("--compare", expected, actual).out())
        .contains("actual   (end of trace)", "1 programs, 1 differences");
  }

  @Test
  void comparesWithoutMessagesOrCauses() throws IOException {
    String event = "{\"e\":\"caught\",\"x\":{\"k\":\"%s\",\"m\":\"%s\",\"cause\":%s}}";
    Path expected = file(event.formatted("RuntimeError", "a", "{\"k\":\"Boom\",\"m\":\"b\"}"));
    Path otherMessage = file(event.formatted("RuntimeError", "x", "{\"k\":\"Boom\",\"m\":\"b\"}"));
    Path otherCause = file(event.formatted("RuntimeError", "a", "{\"k\":\"Boom\",\"m\":\"x\"}"));

    assertThat(Cli.run("--compare", expected, otherMessage).status()).isEqualTo(1);
    assertThat(Cli.run("--compare", expected, otherMessage, "--no-messages").status()).isZero();
    assertThat(Cli.run("--compare", expected, otherCause, "--no-messages").status()).isEqualTo(1);
    assertThat(Cli.run("--compare", expected, otherCause, "--no-cause").status()).isZero();
  }

  @Test
  void refusesToCompareWhatIsNoTrace() throws IOException {
    Path trace = file("{\"e\":\"log\"}\n{\"x\":1}");

    assertMalformed(Cli.run("--compare", trace, trace), trace + ":2: not an event");
  }

  @Test
  void reportsAnAlteredRecording() throws IOException {
    String recording =
        "{\"program\":{\"gens\":[],\"coros\":[],\"main\":[{\"op\":\"state\",\"g\":\"G0\"}]},"
            + "\"trace\":[{\"e\":\"op\",\"by\":\"main\",\"op\":\"state\",\"g\":\"%s\","
            + "\"out\":{\"skip\":1}}]}\n";
    Path recorded = file(recording.formatted("G0"));
    Path altered = file(recording.formatted("G0") + recording.formatted("G1"));

    Cli equal = Cli.run("--recorded", recorded);
    Cli different = Cli.run("--recorded", altered);

    assertThat(equal.status()).isZero();
    assertThat(equal.out()).startsWith("1 programs, 0 differences");
    assertThat(different.status()).isEqualTo(1);
    assertThat(different.out())
        .contains("program 1, event 0", "\"g\":\"G1\"", "2 programs, 1 differences");
  }
}
