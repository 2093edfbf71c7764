package dev.agen.corpus.rewrite;

import java.lang.classfile.ClassModel;
import java.util.List;
import java.util.Map;

/**
 * A class file with bodies in it.
 *
 * @param file all that was in the original, and the bodies
 * @param bodies what was made
 * @param omitted of which methods none was made: why, and how many
 */
public record Rewritten(ClassModel file, List<Body> bodies, Map<String, Integer> omitted) {}
