/**
 * Turns programs into Java: {@link dev.agen.conformance.source.SourceWriter} writes a class for
 * each, {@link dev.agen.conformance.source.ProgramCompiler} compiles many of them at once, and the
 * bodies that {@link dev.agen.conformance.source.SourceEngine} gives to agen are then plain Java.
 */
package dev.agen.conformance.source;
