/** CPython 3.13: finding it, and having it draw and run programs. */
package dev.agen.conformance.python;
