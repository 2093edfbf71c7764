package dev.agen.shapes.prepare;

import dev.agen.shapes.compile.Options;
import dev.agen.shapes.draw.Program;
import dev.agen.shapes.run.Batch;
import java.util.List;

/**
 * Programs ready to be run.
 *
 * @param programs the programs
 * @param options how they were compiled
 * @param batch what to run
 * @param refusedByEcj how many of them ECJ would not compile, so that javac did
 * @param invalid what javac said of programs that are not valid; there should be none
 */
public record Prepared(
    List<Program> programs, Options options, Batch batch, int refusedByEcj, List<String> invalid) {}
