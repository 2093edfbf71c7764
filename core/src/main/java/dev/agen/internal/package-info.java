/** What is used by several inner rooms: throwing as it is, and joining stack traces. */
package dev.agen.internal;
