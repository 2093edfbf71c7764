package dev.agen.benchmarks.questions;

import dev.agen.benchmarks.shared.AgenEngine;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What all questions share: each variant must give the answer that is known beforehand, else it is
 * not timed; nor is one of agen's whose body could not be compiled, unless it is meant to be
 * stackful.
 *
 * <p>The variants are the methods with {@link Benchmark}: what is checked is what is timed. Only
 * the one about to be timed is run, so that the others leave no trace in the JIT's profile.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class CheckedBenchmark {

  /** Makes what the variants work on, once the parameters are known. */
  protected void prepare() {}

  /** {@return what every variant has to answer} */
  protected abstract long expected();

  /**
   * Checks the variant that is about to be timed.
   *
   * @param params says which one
   */
  @Setup
  public final void prepareAndCheck(BenchmarkParams params) {
    String benchmark = params.getBenchmark();
    String variant = benchmark.substring(benchmark.lastIndexOf('.') + 1);
    AgenEngine.check(variant);
    prepare();
    check(variant);
  }

  /** Ends Mutiny's threads, which would keep the JVM alive, by giving it fresh pools. */
  @TearDown
  public final void endThreads() {
    Infrastructure.setDefaultExecutor();
  }

  /** {@return the names of the variants} */
  public final List<String> variants() {
    return Arrays.stream(getClass().getMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .map(Method::getName)
        .sorted()
        .toList();
  }

  /**
   * Runs a variant once.
   *
   * @param variant its name
   * @throws IllegalStateException if its answer is wrong, or if it fails
   */
  public final void check(String variant) {
    Object answer;
    try {
      answer = method(variant).invoke(this, arguments(variant));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(variant + " failed: " + rootOf(e), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(variant + " failed", e);
    }
    if (!answer.equals(expected())) {
      throw new IllegalStateException(variant + " answers " + answer + " instead of " + expected());
    }
  }

  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private Object[] arguments(String variant) throws ReflectiveOperationException {
    Class<?>[] types = method(variant).getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = types[i].getConstructor().newInstance();
    }
    return arguments;
  }

  private Method method(String variant) {
    return Arrays.stream(getClass().getMethods())
        .filter(method -> method.getName().equals(variant))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no variant " + variant));
  }
}
