/**
 * What machines are made of when they run: their superclasses. Machines lie in the packages of
 * their hosts; for them, and for nobody else, this package is opened when a machine is defined.
 */
package dev.agen.internal.engine.compiled.run;
