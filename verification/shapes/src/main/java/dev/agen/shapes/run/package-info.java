/** Runs a loaded program with its scripts on one engine and takes its trace. */
package dev.agen.shapes.run;
