package dev.agen.conformance.program;

import java.util.List;
import java.util.Map;

/**
 * A program: functions and what the driver does with them.
 *
 * @param name what to call it in messages
 * @param generators the asynchronous generator functions by name
 * @param coroutines the coroutine functions by name
 * @param statements the statements of all functions by label
 * @param main the driver's operations
 */
public record Program(
    String name,
    Map<String, Function> generators,
    Map<String, Function> coroutines,
    Map<Integer, Statement> statements,
    List<Operation> main) {}
