package dev.agen.conformance.program;

import java.util.List;
import java.util.Map;

/**
 * A program: functions and what the driver does with them.
 *
 * @param name what to call it in messages
 * @param generators the asynchronous generator functions by name
 * @param coroutines the coroutine functions by name
 * @param main the driver's operations
 */
public record Program(
    String name,
    Map<String, Function> generators,
    Map<String, Function> coroutines,
    List<Operation> main) {}
