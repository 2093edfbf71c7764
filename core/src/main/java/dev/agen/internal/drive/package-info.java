/**
 * What can be driven, and the drivers: {@link dev.agen.internal.drive.Resumable} and the awaitable
 * of a stage; blocking, and asynchronously as a task. Knows nothing of bodies.
 */
package dev.agen.internal.drive;
