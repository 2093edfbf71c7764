package dev.agen.benchmarks;

import dev.agen.benchmarks.result.Question;
import dev.agen.benchmarks.result.Variants;
import dev.agen.benchmarks.run.Effort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param help whether only help is wanted
 * @param quick whether this is a smoke run
 * @param brief whether iterations are shorter and fewer
 * @param publish whether the report goes to docs, too
 * @param questions the questions to ask
 * @param variants which of their cases are measured
 * @param rounds how many rounds; empty for the usual number
 * @param out where results and report go; empty for a new directory
 * @param from results of an earlier run to make the report from; empty to measure
 * @param against the baseline to compare with
 * @param record the file to write a baseline to
 * @param profile the questions to profile
 * @param renew results of an earlier run, in which the questions are renewed
 */
record Options(
    boolean help,
    boolean quick,
    boolean brief,
    boolean publish,
    List<String> questions,
    Variants variants,
    Optional<Integer> rounds,
    Optional<Path> out,
    Optional<Path> from,
    Optional<Path> against,
    Optional<Path> record,
    List<String> profile,
    Optional<Path> renew) {

  private static final Set<String> FLAGS =
      Set.of("--help", "-h", "--quick", "--brief", "--publish");
  private static final Set<String> VALUED =
      Set.of(
          "--only",
          "--variants",
          "--rounds",
          "--out",
          "--from",
          "--against",
          "--record",
          "--profile",
          "--renew");

  static Options parse(String... args) {
    Parsed parsed = new Parsed();
    Iterator<String> rest = List.of(args).iterator();
    while (rest.hasNext()) {
      String arg = rest.next();
      if (FLAGS.contains(arg)) {
        parsed.flags.add(arg);
      } else if (!VALUED.contains(arg)) {
        throw new UsageException(
            (arg.startsWith("-") ? "unknown option " : "unexpected argument ") + arg);
      } else if (!rest.hasNext()) {
        throw new UsageException("option " + arg + " needs a value");
      } else {
        parsed.take(arg, rest.next());
      }
    }
    return parsed.options();
  }

  /** {@return how much to measure} */
  Effort effort() {
    if (quick) {
      return Effort.quick(rounds.orElse(1));
    }
    int usual = rounds.orElse(Effort.ROUNDS);
    return brief ? Effort.brief(usual) : Effort.full(usual);
  }

  /** What was found on the command line so far. */
  private static final class Parsed {
    private final List<String> flags = new ArrayList<>();
    private List<String> questions = Question.all().stream().map(Question::id).toList();
    private @Nullable List<String> profile;
    private Variants variants = Variants.ALL;
    private @Nullable Integer rounds;
    private @Nullable Path out;
    private @Nullable Path from;
    private @Nullable Path against;
    private @Nullable Path record;
    private @Nullable Path renew;

    void take(String option, String value) {
      switch (option) {
        case "--only" -> questions = questions(option, value);
        case "--variants" -> variants = variants(option, value);
        case "--profile" -> profile = questions(option, value);
        case "--rounds" -> rounds = positive(option, value);
        case "--out" -> out = Path.of(value);
        case "--from" -> from = Path.of(value);
        case "--renew" -> renew = Path.of(value);
        case "--against" -> against = Path.of(value);
        default -> record = Path.of(value);
      }
    }

    Options options() {
      if (renew != null && (variants != Variants.ALL || flags.contains("--quick"))) {
        throw new UsageException(
            "--renew is for questions as a whole, without --variants and --quick");
      }
      if (renew != null && from != null) {
        throw new UsageException("--renew measures, --from does not: one of the two");
      }
      return new Options(
          flags.contains("--help") || flags.contains("-h"),
          flags.contains("--quick"),
          flags.contains("--brief"),
          flags.contains("--publish"),
          questions,
          variants,
          Optional.ofNullable(rounds),
          Optional.ofNullable(out),
          Optional.ofNullable(from),
          Optional.ofNullable(against),
          Optional.ofNullable(record),
          profile == null ? profiledAnyway() : profile,
          Optional.ofNullable(renew));
    }

    /** A full run explains its losses; the shorter ones only if they are told to. */
    private List<String> profiledAnyway() {
      boolean full = !flags.contains("--quick") && !flags.contains("--brief");
      return full ? questions : List.of();
    }

    private static List<String> questions(String option, String value) {
      List<String> known = Question.all().stream().map(Question::id).toList();
      List<String> chosen = Arrays.asList(value.split(",", -1));
      for (String question : chosen) {
        if (!known.contains(question)) {
          throw new UsageException(
              "%s: no question \"%s\"; there are %s to %s"
                  .formatted(option, question, known.getFirst(), known.getLast()));
        }
      }
      return known.stream().filter(chosen::contains).toList();
    }

    private static Variants variants(String option, String value) {
      try {
        return new Variants(Pattern.compile(value).pattern());
      } catch (PatternSyntaxException e) {
        throw new UsageException(
            "%s: not a regular expression: \"%s\"".formatted(option, e.getPattern()));
      }
    }

    private static int positive(String option, String value) {
      try {
        int number = Integer.parseInt(value);
        if (number > 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw new UsageException(option + " must be a positive number, not \"" + value + "\"");
    }
  }
}
