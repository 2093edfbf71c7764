package dev.agen.conformance.program;

import java.util.List;

/**
 * An asynchronous generator function or a coroutine function.
 *
 * @param name its name
 * @param body its statements
 */
public record Function(String name, List<Statement> body) {}
