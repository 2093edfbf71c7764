package dev.agen.stream;

import org.jspecify.annotations.Nullable;

/**
 * Two values.
 *
 * @param <A> the type of the first
 * @param <B> the type of the second
 * @param first the first
 * @param second the second
 */
public record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}
