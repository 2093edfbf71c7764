/** Any body, unchanged, on a virtual thread of its own. */
package dev.agen.internal.engine.stackful;
