/** What machines are linked with when they run: the members that only their hosts may use. */
package dev.agen.internal.engine.compiled.link;
