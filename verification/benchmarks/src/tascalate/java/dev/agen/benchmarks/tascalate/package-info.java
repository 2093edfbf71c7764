/** Tascalate's variants: woven after they are compiled. */
package dev.agen.benchmarks.tascalate;
