/** Compiles bodies, and has what comes out verified twice: by the JDK's library and by the JVM. */
package dev.agen.corpus.check;
