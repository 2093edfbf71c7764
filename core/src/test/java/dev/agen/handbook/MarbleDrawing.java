package dev.agen.handbook;

import dev.agen.handbook.Marble.Kind;
import dev.agen.handbook.Marble.Mark;
import java.util.List;
import java.util.Locale;

/** Draws a marble picture as SVG: the sources, the operator in a box, the result. */
final class MarbleDrawing {

  private static final int TICK = 34;
  private static final int LEFT = 30;
  private static final int LINE = 44;
  private static final int BOX = 30;
  private static final String[] COLOURS = {
    "#8ecae6", "#ffb703", "#90be6d", "#f4a3b5", "#cdb4db", "#f9c784", "#a3d5c9", "#d5bdaf"
  };

  private MarbleDrawing() {}

  static String svg(Marble marble) {
    List<List<Mark>> lines = marble.run();
    double last = lines.stream().flatMap(List::stream).mapToDouble(Mark::tick).max().orElse(0);
    int sources = lines.size() - 1;
    int width = (int) (LEFT + (last + 1.6) * TICK);
    int height = sources * LINE + BOX + LINE + 18;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
        font-family="sans-serif" font-size="12" role="img">
        <title>%s</title>
        <rect width="100%%" height="100%%" rx="6" fill="#ffffff"/>
        """
            .formatted(width, height, width, height, escaped(marble.label())));
    int y = LINE / 2 + 4;
    for (int i = 0; i < sources; i++) {
      line(svg, lines.get(i), y, last);
      y += LINE;
    }
    int box = y - LINE / 2 + 2;
    svg.append(
        """
        <rect x="8" y="%d" width="%d" height="%d" rx="5" fill="#f1f5f9" stroke="#64748b"/>
        <text x="%d" y="%d" text-anchor="middle" fill="#0f172a" font-family="monospace">%s</text>
        """
            .formatted(box, width - 16, BOX, width / 2, box + 20, escaped(marble.label())));
    line(svg, lines.getLast(), box + BOX + LINE / 2 + 2, last);
    return svg.append("</svg>\n").toString();
  }

  private static void line(StringBuilder svg, List<Mark> marks, int y, double last) {
    double end =
        marks.stream()
            .filter(m -> m.kind() != Kind.ELEMENT)
            .mapToDouble(Mark::tick)
            .findFirst()
            .orElse(last + 1);
    svg.append(
        "<line x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\" stroke=\"#334155\" stroke-width=\"1.5\"/>\n"
            .formatted(number(x(0) - 14), y, number(x(end)), y));
    double before = -1;
    int stacked = 0;
    for (Mark mark : marks) {
      stacked = mark.tick() == before ? stacked + 1 : 0;
      before = mark.tick();
      double x = x(mark.tick()) + stacked * 9;
      switch (mark.kind()) {
        case ELEMENT -> element(svg, mark, x, y);
        case END ->
            svg.append(
                "<line x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\" stroke=\"#334155\" stroke-width=\"2.5\"/>\n"
                    .formatted(number(x), y - 13, number(x), y + 13));
        case FAILURE -> {
          for (int sign : new int[] {-1, 1}) {
            svg.append(
                "<line x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\" stroke=\"#b91c1c\" stroke-width=\"2.5\"/>\n"
                    .formatted(number(x - 8), y - 8 * sign, number(x + 8), y + 8 * sign));
          }
        }
      }
    }
  }

  private static void element(StringBuilder svg, Mark mark, double x, int y) {
    double half = Math.max(12, 4 + mark.text().length() * 3.6);
    svg.append(
        """
        <rect x="%s" y="%d" width="%s" height="24" rx="12" fill="%s" stroke="#334155"/>
        <text x="%s" y="%d" text-anchor="middle" fill="#0f172a">%s</text>
        """
            .formatted(
                number(x - half),
                y - 12,
                number(2 * half),
                COLOURS[Math.floorMod(mark.text().hashCode(), COLOURS.length)],
                number(x),
                y + 4,
                escaped(mark.text())));
  }

  private static double x(double tick) {
    return LEFT + tick * TICK;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
