/** Where operators have their time from. */
package dev.agen.internal.stream.time;
