/**
 * The program model: what a program of the differential test says, as records, and how it is read
 * from JSON. Whatever gets through {@link dev.agen.conformance.program.ProgramReader} can be run.
 */
package dev.agen.conformance.program;
