package dev.agen.conformance.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.conformance.json.Json;
import dev.agen.conformance.program.Program;
import dev.agen.conformance.program.ProgramReader;
import dev.agen.conformance.run.ProgramRun;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The engine that makes Java of programs. */
class SourceEngineTest {

  private static final int ATTEMPTS = 100;

  private static final Program PROGRAM =
      ProgramReader.read(
          Json.parse(
              """
              {"gens":[{"name":"g0","body":[{"s":"yield","l":1}]}],
               "coros":[{"name":"c0","body":[{"s":"log","l":2}]}],
               "main":[{"op":"gen","id":"G0","f":"g0"},{"op":"anext","id":"A0","g":"G0"},
                       {"op":"send","a":"A0","v":null}]}
              """));

  private static GeneratedProgram loaded(SourceEngine engine) {
    return ((SourceEngine.Loaded) engine.prepare(List.of(PROGRAM)).getFirst()).generated();
  }

  private static List<JsonNode> trace(SourceEngine engine) {
    return ProgramRun.trace(PROGRAM, engine.prepare(List.of(PROGRAM)).getFirst());
  }

  @Test
  void refusesFunctionsThatAreNotExecutedAsTheyShouldBe() {
    List<JsonNode> trace = trace(new SourceEngine("strict", engine -> false));

    assertThat(ProgramRun.isRefusal(trace)).isTrue();
    assertThat(trace).extracting(event -> event.get("e").stringValue()).containsOnly("refused");
    assertThat(trace).extracting(event -> event.get("f").stringValue()).containsExactly("g0", "c0");
    assertThat(trace).allSatisfy(event -> assertThat(event.get("m").stringValue()).isNotEmpty());
  }

  @Test
  void runsWhatIsExecutedAsItShouldBe() {
    List<JsonNode> trace = trace(new SourceEngine("strict", engine -> true));

    assertThat(ProgramRun.isRefusal(trace)).isFalse();
    assertThat(trace).hasSize(4);
  }

  @Test
  void classFilesAreResources() throws IOException {
    Class<?> type = loaded(SourceEngine.lenient()).getClass();
    String name = type.getSimpleName() + ".class";

    URL url = type.getResource(name);
    try (InputStream file = type.getResourceAsStream(name);
        InputStream same = url.openStream()) {
      byte[] bytes = file.readAllBytes();
      assertThat(bytes).startsWith(0xCA, 0xFE, 0xBA, 0xBE).isEqualTo(same.readAllBytes());
    }
    assertThat(type.getResource("Other.class")).isNull();
    assertThat(type.getResourceAsStream("Other.class")).isNull();
  }

  @Test
  void generatedClassesAreUnloaded() {
    SourceEngine engine = SourceEngine.lenient();
    WeakReference<ClassLoader> loader = loaderAfterRun(engine);

    for (int attempt = 0; attempt < ATTEMPTS && !loader.refersTo(null); attempt++) {
      System.gc();
    }
    assertThat(loader.refersTo(null)).isTrue();
  }

  private static WeakReference<ClassLoader> loaderAfterRun(SourceEngine engine) {
    SourceEngine.Loaded loaded = (SourceEngine.Loaded) engine.prepare(List.of(PROGRAM)).getFirst();
    assertThat(ProgramRun.trace(PROGRAM, loaded)).hasSize(4);
    return new WeakReference<>(loaded.generated().getClass().getClassLoader());
  }
}
