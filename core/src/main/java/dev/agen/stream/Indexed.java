package dev.agen.stream;

import org.jspecify.annotations.Nullable;

/**
 * An element and its number: what Python's {@code enumerate} gives.
 *
 * @param <T> the type of the element
 * @param index counted from 0
 * @param value the element
 */
public record Indexed<T extends @Nullable Object>(long index, T value) {}
