package dev.agen.conformance.python;

import dev.agen.conformance.check.Recorded;
import dev.agen.conformance.json.Json;
import dev.agen.conformance.json.Located;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import tools.jackson.databind.JsonNode;

/** Draws random programs, with the traces recorded meanwhile, in several processes side by side. */
public final class Drawing implements Iterator<Recorded>, AutoCloseable {

  private final Scripts scripts = Scripts.unpack();
  private final List<Interpreter> shares = new ArrayList<>();
  private final int count;
  private int drawn;
  private int turn;

  /**
   * Starts drawing.
   *
   * @param python the interpreter
   * @param seed the seed; the same one gives the same programs
   * @param count how many programs
   * @param profile {@code core} or {@code with}
   * @param avoid features that no program is to have, separated by commas
   * @param processes how many processes to use; does not change what is drawn
   */
  public Drawing(Path python, String seed, int count, String profile, String avoid, int processes) {
    this.count = count;
    for (int share = 0; share < processes; share++) {
      List<String> arguments =
          List.of(seed, "--profile", profile, "--avoid", avoid, "--share", share + "/" + processes);
      shares.add(Interpreter.start(python, scripts.path("draw.py"), arguments));
    }
  }

  @Override
  public boolean hasNext() {
    return drawn < count;
  }

  @Override
  public Recorded next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    while (true) {
      JsonNode json = Json.parse(shares.get(turn++ % shares.size()).readLine());
      if (!json.isNull()) {
        return Recorded.read(drawn++, new Located(json, "draw.py"));
      }
    }
  }

  @Override
  public void close() {
    shares.forEach(Interpreter::close);
    scripts.close();
  }
}
