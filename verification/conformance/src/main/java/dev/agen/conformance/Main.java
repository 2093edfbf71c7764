package dev.agen.conformance;

import dev.agen.conformance.check.HungException;
import dev.agen.conformance.program.MalformedInputException;
import dev.agen.conformance.python.PythonException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The command line of the differential test. */
public final class Main {

  private static final Set<String> MODES =
      Set.of("--help", "-h", "--fuzz", "--recorded", "--compare", "--print-source");

  private static final String HELP =
      """
      conform PROGRAMS|-                 run programs, print their traces
      conform --fuzz SEED COUNT          draw programs on CPython 3.13, run them on agen, compare
      conform --recorded RECORDED...     run recorded programs, compare with the recorded traces
      conform --compare EXPECTED ACTUAL  compare two files of traces
      conform --print-source PROGRAMS|-  print programs as engine source compiles them
      conform --help                     print this text

      PROGRAMS holds one program, an array, or one per line; RECORDED is what draw.py prints. Files
      named *.gz are decompressed.

        --engine NAME      what runs the bodies (stackful)
                             stackful  interprets them, on stacks of their own
                             source    makes Java of them; agen executes it as it can
                             compiled  as source, but what agen does not compile is a difference
        --jobs N           how many programs run at once (2)
        --timeout SECONDS  how long a program may take (30)
        --profile NAME     what --fuzz draws: core, or with (core and "async with")
        --avoid F1,F2      drop drawn programs that have one of these features
        --no-shrink        leave the first difference of --fuzz as it is
        --no-messages      compare messages only where they identify an exception
        --no-cause         do not compare causes

      Status: 0 equal or done, 1 differences, or a body that is not compiled though it must be,
      2 wrong input, 3 no CPython 3.13 (AGEN_PYTHON names one), 4 a program did not end.
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
      return dispatch(args, out);
    } catch (UsageException e) {
      return complain(err, e.getMessage() + " (conform --help)", ExitStatus.MALFORMED);
    } catch (MalformedInputException e) {
      return complain(err, e.getMessage(), ExitStatus.MALFORMED);
    } catch (PythonException e) {
      return complain(err, e.getMessage(), ExitStatus.NO_PYTHON);
    } catch (HungException e) {
      return complain(err, e.getMessage(), ExitStatus.HUNG);
    }
  }

  private static int complain(PrintStream err, String message, int status) {
    err.println("conform: " + message);
    return status;
  }

  private static int dispatch(List<String> args, PrintStream out) {
    if (args.isEmpty()) {
      throw new UsageException("nothing to do");
    }
    String mode = args.stream().filter(MODES::contains).findFirst().orElse("");
    List<String> rest = new ArrayList<>(args);
    rest.remove(mode);
    return switch (mode) {
      case "--help", "-h" -> {
        out.print(HELP);
        yield ExitStatus.SUCCESS;
      }
      case "--fuzz" -> FuzzCommand.run(rest, out);
      case "--recorded" -> RecordedCommand.run(rest, out);
      case "--print-source" -> PrintSourceCommand.run(rest, out);
      case "--compare" -> CompareCommand.run(rest, out);
      default -> RunCommand.run(rest, out);
    };
  }
}
