/**
 * What concurrent operators are made of: children that are cancelled and awaited, a mailbox from
 * them to the operator, permits that bound them.
 */
package dev.agen.internal.stream.concurrent;
