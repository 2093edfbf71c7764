package dev.agen.benchmarks.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes figures as people read them, with three significant digits. */
public final class Figures {

  private static final List<String> TIMES = List.of("ns", "µs", "ms", "s");
  private static final List<String> SIZES = List.of("B", "KB", "MB", "GB", "TB");
  private static final double SMALLEST_NAMED = 0.05;

  private Figures() {}

  /**
   * {@return a time: 12.3 ns, 4.56 ms}
   *
   * @param nanos the time
   */
  public static String time(double nanos) {
    return scaled(nanos, TIMES, 1000);
  }

  /**
   * {@return a time without needless digits, for an axis: 10 ns, 2.5 ms}
   *
   * @param nanos the time
   */
  public static String timeTick(double nanos) {
    return withoutZeros(time(nanos));
  }

  /**
   * {@return a ratio without needless digits, for an axis: 10×, 0.1×}
   *
   * @param ratio the ratio
   */
  public static String ratioTick(double ratio) {
    return withoutZeros(ratio(ratio));
  }

  private static String withoutZeros(String figure) {
    return figure.replaceFirst("(\\.\\d*?)0+(\\D|$)", "$1$2").replaceFirst("\\.(\\D|$)", "$1");
  }

  /**
   * {@return an amount of memory: 24 B, 1.50 KB; "–" if it is not known}
   *
   * @param bytes the amount
   */
  public static String bytes(@Nullable Double bytes) {
    if (bytes == null) {
      return "–";
    }
    return bytes < SMALLEST_NAMED ? "0 B" : scaled(bytes, SIZES, 1024);
  }

  /**
   * {@return a ratio: 1.23×}
   *
   * @param ratio the ratio
   */
  public static String ratio(double ratio) {
    return digits(ratio) + "×";
  }

  /**
   * {@return the range of ratios: 1.10–1.31; "–" if there is one only}
   *
   * @param spread the ratios
   */
  public static String range(Spread spread) {
    return spread.count() == 1 ? "–" : digits(spread.low()) + "–" + digits(spread.high());
  }

  /**
   * {@return the median of ratios, with their range if there are several: 1.23× (1.10–1.31)}
   *
   * @param spread the ratios
   */
  public static String ratioWithRange(Spread spread) {
    String median = ratio(spread.median());
    return spread.count() == 1 ? median : median + " (" + range(spread) + ")";
  }

  /**
   * {@return how long something took: 1 h 23 min, 4 min 12 s}
   *
   * @param seconds the time
   */
  public static String duration(long seconds) {
    if (seconds >= 3600) {
      return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
    return seconds >= 60 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds + " s";
  }

  /**
   * {@return three significant digits: 0.0123, 1.23, 12.3, 1230}
   *
   * @param value the value
   */
  public static String digits(double value) {
    if (value == 0) {
      return "0";
    }
    int magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
    return String.format(Locale.ROOT, "%." + Math.clamp(2 - magnitude, 0, 9) + "f", value);
  }

  private static String scaled(double value, List<String> units, int step) {
    double rest = value;
    int unit = 0;
    while (Math.abs(rest) >= step && unit < units.size() - 1) {
      rest /= step;
      unit++;
    }
    boolean whole = unit == 0 && rest == Math.rint(rest);
    return (whole ? String.valueOf((long) rest) : digits(rest)) + " " + units.get(unit);
  }
}
