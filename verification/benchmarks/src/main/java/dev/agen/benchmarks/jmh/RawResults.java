package dev.agen.benchmarks.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** Writes the results as JMH gives them, one file for each round. */
public final class RawResults {

  private final Path directory;
  private final Map<Integer, List<RunResult>> rounds = new TreeMap<>();

  /**
   * Makes one.
   *
   * @param directory where the files go
   */
  public RawResults(Path directory) {
    this.directory = directory;
  }

  void add(int round, RunResult result) {
    List<RunResult> results = rounds.computeIfAbsent(round, r -> new ArrayList<>());
    results.add(result);
    try {
      Path draft = directory.resolve("jmh-round-" + round + ".part");
      ResultFormatFactory.getInstance(ResultFormatType.JSON, draft.toString()).writeOut(results);
      Files.move(
          draft,
          directory.resolve("jmh-round-" + round + ".json"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
