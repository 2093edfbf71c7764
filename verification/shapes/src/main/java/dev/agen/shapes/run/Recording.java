package dev.agen.shapes.run;

import dev.agen.Engine;
import java.util.List;

/**
 * What was seen of one program on one side.
 *
 * @param events the traces of all scripts, one after the other
 * @param engines what executed the bodies that agen had the choice for
 */
public record Recording(List<String> events, List<Engine> engines) {}
