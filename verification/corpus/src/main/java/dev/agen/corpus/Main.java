package dev.agen.corpus;

import dev.agen.corpus.check.Report;
import dev.agen.corpus.check.Survey;
import dev.agen.corpus.rewrite.Draw;
import dev.agen.corpus.source.Source;
import dev.agen.corpus.twin.Comparison;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The command line of the corpus. */
public final class Main {

  private static final String HELP =
      """
      corpus [OPTION VALUE]...    compile methods that were not written for agen

        --modules M1,M2    modules of the JDK (java.base, if no jar is given)
        --jar PATH         a jar; may be repeated
        --needs PATH       other jars that the jars refer to, separated as in a class path
        --sample N|all     how many methods of each module and jar (3000)
        --seed S           chooses methods, and where they yield (1)
        --calls N          how many calls of JDK methods to compare with their machines (10000)

      Status: 0 no failures, 1 failures, 2 wrong input.
      """;

  private Main() {}

  /**
   * Runs and exits with a status.
   *
   * @param args the command line
   * @throws IOException if class files cannot be read
   */
  public static void main(String[] args) throws IOException {
    System.exit(run(List.of(args), System.out, System.err));
  }

  private static int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
    if (args.contains("--help") || args.contains("-h")) {
      out.print(HELP);
      return 0;
    }
    CommandLine line;
    try {
      line = CommandLine.parse(args);
    } catch (UsageException wrong) {
      err.println("corpus: " + wrong.getMessage() + " (corpus --help)");
      return 2;
    }
    return Fork.isHere() ? run(line, out) : Fork.run(args);
  }

  private static int run(CommandLine line, PrintStream out) throws IOException {
    int failures = 0;
    Draw draw = new Draw(line.seed());
    for (Source source : line.sources()) {
      out.println(source.name() + ":");
      Report report = new Survey(source, draw, line.sample()).run();
      report.print(out);
      failures += report.failures().size();
    }
    if (line.calls() > 0) {
      out.println("calls:");
      Comparison comparison = new Comparison(draw);
      comparison.run(line.calls());
      comparison.print(out);
      failures += comparison.failures();
    }
    return failures == 0 ? 0 : 1;
  }
}
