package dev.agen.shapes.run;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Programs that were compiled together.
 *
 * @param classes their class files by the names of the classes
 * @param assertions whether assertions are enabled
 * @param jobs what to do
 */
public record Batch(Map<String, byte[]> classes, boolean assertions, List<Job> jobs)
    implements Serializable {}
