/**
 * The ways to drive: blocking, and asynchronously as a task. Sees only {@link
 * dev.agen.internal.protocol.Resumable}.
 */
package dev.agen.internal.drive;
