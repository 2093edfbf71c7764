package dev.agen.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.agen.AsyncGenerator;
import dev.agen.Engine;
import dev.agen.Limit;
import dev.agen.fixtures.ChildLoader;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Machines come and go with the classes that they are made of. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class LoadersTest {

  private static final int LOADERS = 100;
  private static final String PLUGIN = Plugin.class.getName();

  @BeforeAll
  static void isCompiled() {
    assumeFalse("stackful".equals(System.getProperty("agen.engine")));
  }

  private static ChildLoader loader() {
    return new ChildLoader(
        name -> name.startsWith(PLUGIN) && !name.equals(Plugin.Shared.class.getName()));
  }

  @SuppressWarnings("unchecked") // it is the same class, loaded once more
  private static List<Object> yielded(ClassLoader loader) throws ReflectiveOperationException {
    Class<?> plugin = Class.forName(PLUGIN, true, loader);
    assertThat(plugin.getClassLoader()).isSameAs(loader);
    return ((Supplier<List<Object>>) plugin.getConstructor().newInstance()).get();
  }

  @Test
  @DisplayName("a hundred loaders are collected, and what they share is compiled once")
  void loadersAreCollected() throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    Set<Object> shared = new HashSet<>();
    for (int i = 0; i < LOADERS; i++) {
      ClassLoader loader = loader();
      List<Object> values = yielded(loader);
      shared.addAll(values.stream().filter(value -> value instanceof String).toList());
      assertThat(values.stream().filter(value -> !(value instanceof String)))
          .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
      loaders.add(new WeakReference<>(loader));
    }
    for (int round = 0; round < 50 && alive(loaders) > 0; round++) {
      System.gc();
    }
    assertThat(alive(loaders)).as("loaders that are not collected").isZero();
    assertThat(shared).as("machines of what was not loaded again").hasSize(2);
  }

  private static long alive(List<WeakReference<ClassLoader>> loaders) {
    return loaders.stream().filter(loader -> loader.get() != null).count();
  }

  @Test
  @DisplayName("two threads that use one place at once both get what they captured")
  void onePlaceAtOnce() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    for (int thread = 0; thread < 2; thread++) {
      int first = thread * 10_000;
      threads.add(
          CompletableFuture.runAsync(() -> create(start, first), Thread.ofPlatform()::start));
    }
    for (CompletableFuture<Void> thread : threads) {
      thread.join();
    }
  }

  private static void create(CyclicBarrier start, int first) {
    try {
      start.await();
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
    for (int i = first; i < first + 10_000; i++) {
      int number = i;
      AsyncGenerator<Integer, Object, Object> g =
          AsyncGenerator.of(y -> {
            y.yield(number);
            return null;
          });
      if (!g.engine().isCompiled() || g.anext().await() != number) {
        throw new AssertionError(g.engine() + " " + number);
      }
    }
  }

  @Test
  @DisplayName("a loader that gives no class files: its bodies are stackful, and tell why")
  void withoutClassFiles() throws Exception {
    assertRefused(yielded(loader().with(name -> null)), Limit.CLASS_FILE_NOT_FOUND);
  }

  @Test
  @DisplayName("a loader that gives rubbish as class files: likewise")
  void rubbish() throws Exception {
    assertRefused(yielded(loader().with(name -> new byte[] {1, 2, 3})), Limit.CLASS_FILE_NOT_FOUND);
  }

  @Test
  @DisplayName("a loader that gives another class's file: likewise")
  void anotherClassFile() throws Exception {
    assertRefused(
        yielded(loader().with(name -> ChildLoader.classFile(LoadersTest.class.getName()))),
        Limit.CLASS_FILE_NOT_FOUND);
  }

  private static void assertRefused(List<Object> values, Limit limit) {
    assertThat(values.stream().filter(value -> value instanceof Integer))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(values)
        .filteredOn(value -> value instanceof Engine)
        .isNotEmpty()
        .allSatisfy(engine -> assertThat(((Engine.Stackful) engine).limit()).isEqualTo(limit));
  }
}
