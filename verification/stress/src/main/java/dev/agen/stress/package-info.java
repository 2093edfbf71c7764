/**
 * Generators under several threads at once. Each test says which outcomes the protocol allows; any
 * other outcome fails it.
 */
package dev.agen.stress;
