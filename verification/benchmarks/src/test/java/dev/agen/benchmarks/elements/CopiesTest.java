package dev.agen.benchmarks.elements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncStream;
import dev.agen.internal.engine.compiled.run.Machine;
import java.lang.reflect.Field;
import java.util.List;
import java.util.function.IntFunction;
import kotlin.coroutines.Continuation;
import kotlin.sequences.Sequence;
import org.junit.jupiter.api.Test;

class CopiesTest {

  @Test
  void copiesAreOfDifferentClasses() {
    List<IntFunction<Iterable<Integer>>> bodies = Copies.of(HandWritten.class, 8, true);

    assertThat(bodies).extracting(Object::getClass).doesNotHaveDuplicates().hasSize(8);
    assertThat(bodies)
        .extracting(body -> (Object) body.apply(1).iterator().getClass())
        .doesNotHaveDuplicates();
  }

  @Test
  void copiesAreCompiledToMachinesOfDifferentClasses() {
    List<IntFunction<AsyncStream<Integer>>> bodies = Copies.of(AgenYield.class, 8, true);

    assertThat(bodies)
        .extracting(body -> classOfField(body.apply(1).open(), Machine.class))
        .doesNotHaveDuplicates();
  }

  @Test
  void copiesOfKotlinsAreOfDifferentClasses() {
    List<IntFunction<Sequence<? extends Integer>>> bodies =
        Copies.of(KotlinSequence.class, 8, true);

    assertThat(bodies)
        .extracting(body -> classOfField(body.apply(1).iterator(), Continuation.class))
        .doesNotHaveDuplicates();
  }

  /** The class of what an object holds in a field. */
  private static Class<?> classOfField(Object holder, Class<?> ofKind) {
    for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        try {
          field.setAccessible(true);
          if (ofKind.isInstance(field.get(holder))) {
            return field.get(holder).getClass();
          }
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    throw new AssertionError("no " + ofKind + " in " + holder);
  }

  @Test
  void withoutCopiesThereIsOneBody() {
    assertThat(Copies.of(HandWritten.class, 8, false))
        .hasSize(8)
        .extracting(Object::getClass)
        .containsOnly(HandWritten.class);
  }
}
