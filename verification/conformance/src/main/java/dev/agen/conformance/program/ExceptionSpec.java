package dev.agen.conformance.program;

import java.util.Optional;

/**
 * An exception to make.
 *
 * @param kind its class
 * @param message its message; none if the program names the class instead of an instance
 */
public record ExceptionSpec(PythonClass kind, Optional<String> message) {}
