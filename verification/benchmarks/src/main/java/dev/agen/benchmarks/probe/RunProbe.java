package dev.agen.benchmarks.probe;

import dev.agen.benchmarks.result.RunInfo;
import dev.agen.benchmarks.run.Effort;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Describes a run that begins. */
public final class RunProbe {

  private RunProbe() {}

  /**
   * {@return the description}
   *
   * @param root the checkout
   * @param args the command line
   * @param effort how much is measured
   */
  public static RunInfo run(Path root, List<String> args, Effort effort) {
    return new RunInfo(
        command(args),
        OffsetDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS).toString(),
        0,
        effort.quick(),
        effort.rounds(),
        effort.words(),
        false,
        MachineProbe.machine(),
        VersionProbe.versions(root));
  }

  /** The command line, without the directory where the results of this one run went. */
  private static String command(List<String> args) {
    List<String> words = new ArrayList<>(List.of("./agen", "bench"));
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).equals("--out")) {
        i++;
      } else {
        words.add(args.get(i).matches("[\\w.,=/-]+") ? args.get(i) : "'" + args.get(i) + "'");
      }
    }
    return String.join(" ", words);
  }
}
