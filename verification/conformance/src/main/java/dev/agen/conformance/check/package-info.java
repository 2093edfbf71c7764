/** Runs many programs, in parallel and in order, and holds their traces against recorded ones. */
package dev.agen.conformance.check;
