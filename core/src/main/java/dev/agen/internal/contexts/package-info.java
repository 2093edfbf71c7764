/** Python's contextlib for asynchronous generators; written against the public API alone. */
package dev.agen.internal.contexts;
