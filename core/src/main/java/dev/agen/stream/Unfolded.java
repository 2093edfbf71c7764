package dev.agen.stream;

import org.jspecify.annotations.Nullable;

/**
 * A step of {@link dev.agen.AsyncStream#unfold}: what to give, and where to go on.
 *
 * @param <T> the type of the element
 * @param <S> the type of the state
 * @param value the element
 * @param next the state that the next element is made of
 */
public record Unfolded<T extends @Nullable Object, S extends @Nullable Object>(T value, S next) {}
