package dev.agen.stream;

import org.jspecify.annotations.Nullable;

/**
 * An element of a source that can go on where it was; see {@link dev.agen.AsyncStream#resumable}.
 *
 * @param <C> the type of the cursor
 * @param <T> the type of the element
 * @param value the element
 * @param cursor where to go on after this element
 */
public record At<C extends @Nullable Object, T extends @Nullable Object>(T value, C cursor) {}
