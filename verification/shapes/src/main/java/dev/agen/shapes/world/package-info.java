/**
 * What drawn programs are written against: the trace they leave, decisions, stages, inner
 * generators, and a few types. Public, because drawn programs live in packages of their own.
 */
package dev.agen.shapes.world;
