package dev.agen.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptsTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void thereIsOneInEachLanguage(Interpreter.Kind kind) throws Exception {
    Scripts scripts = new Scripts(directory);

    for (String name : new String[] {"bench", "first", "pages"}) {
      assertThat(scripts.file(name, kind)).isNotEmptyFile().hasParent(directory);
    }
  }
}
