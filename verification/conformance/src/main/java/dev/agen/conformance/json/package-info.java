/** JSON in and out, with the line where something stands. */
package dev.agen.conformance.json;
