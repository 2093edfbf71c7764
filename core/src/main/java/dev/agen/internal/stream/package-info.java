/**
 * Behind {@link dev.agen.AsyncStream}: how a description is opened and consumed. Each family of
 * operators will be one file here.
 */
package dev.agen.internal.stream;
