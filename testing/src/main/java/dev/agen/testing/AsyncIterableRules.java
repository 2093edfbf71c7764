package dev.agen.testing;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterable;
import dev.agen.AsyncIterator;
import dev.agen.Coroutine;
import dev.agen.StopAsyncIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What is expected of an {@link AsyncIterable} that somebody implements himself, as tests to
 * inherit. Rules that are about generators, or about what can be closed, are skipped for others.
 *
 * {@snippet class=snippets.AsyncIterableRulesSnippets region=inherit}
 *
 * @param <T> the type of the elements
 */
@SuppressWarnings("NullAway") // elements are whatever they are
public abstract class AsyncIterableRules<T extends @Nullable Object> {

  /** For subclasses. */
  protected AsyncIterableRules() {}

  /** {@return a new one} Its elements are to be {@link #elements}. */
  protected abstract AsyncIterable<T> iterable();

  /** {@return what it yields; at least two elements} */
  protected abstract List<T> elements();

  private AsyncIterator<T> opened() {
    return Objects.requireNonNull(iterable().aiter(), "aiter() must not give null");
  }

  private static void leave(AsyncIterator<?> run) {
    if (run instanceof AutoCloseable closeable) {
      Assertions.assertThatCode(closeable::close).doesNotThrowAnyException();
    }
  }

  /** A body can loop over it. */
  @Test
  @DisplayName("A loop gives all elements, in order")
  public final void loop() {
    AsyncIterable<T> iterable = iterable();
    List<T> values =
        Coroutine.<List<T>>of(
                java.lang.invoke.MethodHandles.lookup(),
                c -> {
                  List<T> seen = new ArrayList<>();
                  for (T value : c.<T>each(iterable)) {
                    seen.add(value);
                  }
                  return seen;
                })
            .await();
    Assertions.assertThat(values).containsExactlyElementsOf(elements());
  }

  /** The end is told whenever it is asked for. */
  @Test
  @DisplayName("After the last element each question fails with StopAsyncIteration (B6)")
  public final void end() {
    AsyncIterator<T> run = opened();
    for (T element : elements()) {
      Assertions.assertThat(run.anext().await()).isEqualTo(element);
    }
    for (int i = 1; i <= 3; i++) {
      Assertions.assertThat(Assertions.catchThrowable(() -> run.anext().await()))
          .as("question %s after the last element", i)
          .isInstanceOf(StopAsyncIteration.class);
    }
  }

  /** {@link AsyncIterator#anext(Object)}. */
  @Test
  @DisplayName("At the end the default is given, if there is one (H14)")
  public final void defaultAtTheEnd() {
    AsyncIterator<T> run = opened();
    T other = elements().getFirst();
    for (T element : elements()) {
      Assertions.assertThat(run.anext(other).await()).isEqualTo(element);
    }
    Assertions.assertThat(run.anext(other).await()).isEqualTo(other);
  }

  /** Awaitables are cold. */
  @Test
  @DisplayName("Asking does nothing, awaiting fetches (H13)")
  public final void cold() {
    AsyncIterator<T> run = opened();
    var first = run.anext();
    var second = run.anext();
    Assertions.assertThat(second.await())
        .as("what is awaited first")
        .isEqualTo(elements().getFirst());
    Assertions.assertThat(first.await()).as("what is awaited second").isEqualTo(elements().get(1));
    leave(run);
  }

  /** An iterator is its own iterable. */
  @Test
  @DisplayName("An iterator is its own iterable")
  public final void ownIterable() {
    AsyncIterator<T> run = opened();
    Assertions.assertThat(run.aiter()).isSameAs(run);
  }

  /** What is no iterator can be iterated again. */
  @Test
  @DisplayName("Two iterations do not disturb each other")
  public final void independent() {
    AsyncIterable<T> iterable = iterable();
    Assumptions.assumeFalse(iterable instanceof AsyncIterator, "it is one run");
    AsyncIterator<T> first = iterable.aiter();
    AsyncIterator<T> second = iterable.aiter();
    for (T element : elements()) {
      Assertions.assertThat(first.anext().await()).isEqualTo(element);
      Assertions.assertThat(second.anext().await()).isEqualTo(element);
    }
    leave(first);
    leave(second);
  }

  /** A generator is closed as Python's. */
  @Test
  @DisplayName("A generator that is closed has ended, also if it never started (E1 to E7)")
  public final void aclose() {
    for (int fetched = 0; fetched <= elements().size(); fetched++) {
      AsyncIterator<T> run = opened();
      Assumptions.assumeTrue(run instanceof AsyncGenerator, "it is no generator");
      AsyncGenerator<T, ?, ?> generator = (AsyncGenerator<T, ?, ?>) run;
      for (T element : elements().subList(0, fetched)) {
        Assertions.assertThat(generator.anext().await()).isEqualTo(element);
      }
      generator.aclose().await();
      Assertions.assertThat(Assertions.catchThrowable(() -> generator.anext().await()))
          .as("asked after it was closed after %s elements", fetched)
          .isInstanceOf(StopAsyncIteration.class);
      generator.aclose().await();
    }
  }

  /** So that try-with-resources can be used together with anything else. */
  @Test
  @DisplayName("What can be closed can be closed at any time, and again")
  public final void close() {
    for (int fetched = 0; fetched <= elements().size(); fetched++) {
      AsyncIterator<T> run = opened();
      Assumptions.assumeTrue(run instanceof AutoCloseable, "it cannot be closed");
      for (T element : elements().subList(0, fetched)) {
        Assertions.assertThat(run.anext().await()).isEqualTo(element);
      }
      Assertions.assertThatCode(((AutoCloseable) run)::close).doesNotThrowAnyException();
      Assertions.assertThatCode(((AutoCloseable) run)::close).doesNotThrowAnyException();
    }
  }
}
