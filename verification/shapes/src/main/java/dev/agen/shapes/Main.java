package dev.agen.shapes;

import dev.agen.shapes.check.HungException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The command line. */
public final class Main {

  private static final String HELP =
      """
      shapes SEED COUNT              draw programs, run each on both engines, compare
      shapes --only SEED/NUMBER      draw one, print it and what came of it
      shapes --coverage SEED COUNT   draw programs, count what they are made of
      shapes --help                  print this text

        --engine compiled  every body has to be compiled; draw none that need not be
        --mode NAME        in which JVM to run; may be repeated:
                             default  this one
                             int      -Xint
                             comp     -Xcomp
                             c1       -Xcomp -XX:TieredStopAtLevel=1
                             verify   -Xverify:all
                             all      each of them
        --vm OPTION        an option for the JVM that runs the bodies; may be repeated
        --jobs N           how many batches are worked on at once (2)
        --ecj PERCENT      how many batches ECJ compiles (20)
        --timeout SECONDS  how long a program may take (60)
        --no-shrink        leave the first failure as it is
        --traces           with --only: print the traces, too

      Status: 0 equal, 1 differences or bodies that should have been compiled, 2 wrong arguments,
      3 a drawn program is not valid, 4 a program did not end.
      """;

  private Main() {}

  /**
   * Runs a command and exits with its status.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            false,
            StandardCharsets.UTF_8);
    int status = run(List.of(args), out, System.err);
    out.flush();
    System.exit(status);
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      return dispatch(CommandLine.parse(args), out);
    } catch (UsageException e) {
      return complain(err, e.getMessage() + " (shapes --help)", ExitStatus.MALFORMED);
    } catch (HungException e) {
      return complain(err, e.getMessage(), ExitStatus.HUNG);
    }
  }

  private static int complain(PrintStream err, String message, int status) {
    err.println("shapes: " + message);
    return status;
  }

  private static int dispatch(CommandLine line, PrintStream out) {
    if (line.has("--help") || line.has("-h")) {
      out.print(HELP);
      return ExitStatus.SUCCESS;
    }
    if (line.has("--only")) {
      return OnlyCommand.run(line, out);
    }
    if (line.has("--coverage")) {
      return CoverageCommand.run(line, out);
    }
    return FuzzCommand.run(line, out);
  }
}
