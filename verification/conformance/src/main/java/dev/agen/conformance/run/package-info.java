/**
 * Runs programs on agen's public API and writes what happens. {@link
 * dev.agen.conformance.run.World} holds what the driver and the bodies of one run share.
 */
package dev.agen.conformance.run;
