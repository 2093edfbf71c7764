/**
 * Functions that users hand to agen. Unlike those of {@code java.util.function} they may throw
 * checked exceptions; what they throw arrives unchanged at whoever awaits or consumes. They may
 * block and they may await.
 */
package dev.agen.function;
