/** Traces: what they are compared by, and how differences are shown. */
package dev.agen.conformance.trace;
