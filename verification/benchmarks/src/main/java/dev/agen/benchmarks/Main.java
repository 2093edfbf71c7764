package dev.agen.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import tools.jackson.core.JacksonException;

/** The command line of the benchmarks: {@code ./agen bench}. */
public final class Main {

  private static final String HELP =
      """
      bench                  measure agen beside its peers, write the report
        --quick              a smoke run: all of it in under five minutes, its figures mean little
        --brief              half of the time: less warm-up, fewer iterations, no profile
        --only Q1,Q4         only these questions (docs/benchmarks.md lists them)
        --variants REGEX     only cases in which it is found, as in "Q1 agen_forLoop bodies=8"
        --rounds N           each benchmark N times, in N forks (3; with --quick 1)
        --out DIR            where results and report go (a new directory in target/bench)
        --publish            write report and results to docs, too
        --against FILE       compare the ratios with a baseline; exit with 1 on a regression
        --record FILE        write the ratios and their spread as a baseline
        --profile Q1,Q6      profile what loses there (the usual run profiles all that loses)
        --renew DIR          put what is measured in the place of these questions in DIR's results,
                             as in --only Q6 --renew docs/benchmarks --publish
        --from DIR           measure nothing: report, compare or record what DIR holds
        --help               print this text

      Status: 0 done, 1 a regression or a failure, 2 wrong usage. When interrupted, what has been
      measured by then is reported.
      """;

  private Main() {}

  /**
   * Runs the benchmarks and exits with a status.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      Options options = Options.parse(args.toArray(String[]::new));
      if (options.help()) {
        out.print(HELP);
        return ExitStatus.SUCCESS;
      }
      return new Bench(options, args, out).run();
    } catch (UsageException e) {
      return complain(err, e.getMessage() + " (./agen bench --help)");
    } catch (NoSuchFileException e) {
      return complain(err, "no such file: " + e.getMessage());
    } catch (JacksonException e) {
      return complain(err, "not a file of results: " + e.getOriginalMessage());
    } catch (IOException e) {
      return complain(err, String.valueOf(e.getMessage()));
    }
  }

  private static int complain(PrintStream err, String message) {
    err.println("bench: " + message);
    return ExitStatus.USAGE;
  }
}
