/**
 * What the operators of {@link dev.agen.AsyncStream} take and give: policies, records, and the
 * {@link dev.agen.stream.Scheduler} by which they have threads and time.
 */
package dev.agen.stream;
