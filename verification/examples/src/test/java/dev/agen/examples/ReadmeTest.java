package dev.agen.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README, saved and run as the README says. */
class ReadmeTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");

  @TempDir private Path directory;

  /** A block of code, and the language that it says it is in. */
  private record Block(String language, String text) {}

  @Test
  void printsWhatIsShown() throws IOException {
    String readme = Files.readString(Example.checkout().resolve("README.md"));
    List<Block> blocks =
        BLOCK
            .matcher(readme.replace("\r\n", "\n"))
            .results()
            .map(block -> new Block(block.group(1), block.group(2)))
            .toList();
    int first = blocks.stream().map(Block::language).toList().indexOf("java");
    Path file = Files.writeString(directory.resolve("Ticks.java"), blocks.get(first).text());

    Example.Outcome outcome = new Example("Ticks", file).run();

    assertThat(outcome).isEqualTo(new Example.Outcome(0, blocks.get(first + 1).text(), ""));
  }
}
