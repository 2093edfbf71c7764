/**
 * Programs that do real work, each written once for each peer: a grep over an archive of sources,
 * and a fetch of many pages from a server.
 */
package dev.agen.benchmarks.process.work;
