package dev.agen.conformance.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.conformance.json.Json;
import dev.agen.conformance.program.Program;
import dev.agen.conformance.program.ProgramReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What generated source looks like. */
class SourceWriterTest {

  private static final Program PROGRAM =
      ProgramReader.read(
          Json.parse(
              """
              {"name":"small",
               "gens":[{"name":"g0","body":[
                 {"s":"try","l":1,
                  "body":[{"s":"yield","l":2,"v":{"c":"x"}},
                          {"s":"raise","l":3,"e":{"k":"Boom","m":"e3"}}],
                  "except":[{"match":"Oops","body":[{"s":"reraise","l":4},{"s":"log","l":5}]},
                            {"match":"ValueError","body":[{"s":"log","l":6}]}],
                  "else":[{"s":"log","l":7}],
                  "finally":[{"s":"await","l":8,"n":1}]},
                 {"s":"afor","l":9,"over":{"g":"G1"},"body":[
                   {"s":"with","l":10,"cm":{"closing":"G2"},"body":[{"s":"break","l":11}]}]}]}],
               "coros":[{"name":"c0","body":[
                 {"s":"loop","l":12,"n":3,"body":[
                   {"s":"try","l":13,"body":[{"s":"awaita","l":14,"a":"A0"}],
                    "except":[{"match":"RuntimeError","body":[{"s":"continue","l":15}]}]}]},
                 {"s":"return","l":16,"v":{"r":1}}]}],
               "main":[]}
              """));

  private static String expected() throws IOException {
    try (InputStream file = SourceWriterTest.class.getResourceAsStream("/source/Small.java")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void writesThis() throws IOException {
    assertThat(SourceWriter.write(PROGRAM, "Small")).isEqualTo(expected());
  }
}
