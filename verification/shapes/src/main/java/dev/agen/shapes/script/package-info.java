/** Scripts: what a driver does with a drawn program. */
package dev.agen.shapes.script;
