/** Where class files come from. */
package dev.agen.corpus.source;
