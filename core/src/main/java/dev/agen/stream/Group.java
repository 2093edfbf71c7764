package dev.agen.stream;

import dev.agen.AsyncStream;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a stream that have the same key; see {@code AsyncStream.groupBy}.
 *
 * @param <K> the type of the key
 * @param <T> the type of the elements
 * @param key what they have in common
 * @param elements the elements, while they come; can be opened once
 */
public record Group<K extends @Nullable Object, T extends @Nullable Object>(
    K key, AsyncStream<T> elements) {}
