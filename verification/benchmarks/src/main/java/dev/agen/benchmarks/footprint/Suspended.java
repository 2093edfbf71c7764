package dev.agen.benchmarks.footprint;

import dev.agen.AsyncGenerator;
import dev.agen.benchmarks.elements.AgenYield;
import dev.agen.benchmarks.elements.HandWritten;
import dev.agen.benchmarks.elements.JoxChannel;
import dev.agen.benchmarks.elements.KotlinSequence;
import dev.agen.benchmarks.elements.MutinyGenerator;
import dev.agen.benchmarks.elements.ReactorGenerate;
import dev.agen.benchmarks.elements.RxJavaGenerate;
import dev.agen.benchmarks.elements.VirtualParkUnpark;
import dev.agen.benchmarks.elements.VirtualSynchronousQueue;
import dev.agen.benchmarks.tascalate.TascalateYield;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Makes generators that are suspended after their first element, in the ways of question 1.
 *
 * @param name who does it and how, as in the names of the benchmarks
 * @param share how much of a million is made; what has a thread behind it gets less
 * @param make makes one
 * @param resume fetches one more element of what was made; null if that is not measured
 */
record Suspended(String name, double share, Callable<Object> make, @Nullable Resume resume) {

  /** Fetches one more element. */
  @FunctionalInterface
  interface Resume {
    void of(Object suspended) throws Exception;
  }

  Suspended(String name, double share, Callable<Object> make) {
    this(name, share, make, null);
  }

  private static final int ELEMENTS = 10;
  private static final double A_TENTH = 0.1;

  /** {@return all that are measured} */
  static List<Suspended> all() {
    return List.of(
        new Suspended(
            "iterator_handWritten",
            1,
            () -> started(new HandWritten().apply(ELEMENTS)),
            Suspended::next),
        new Suspended("agen_generator", 1, Suspended::agen, Suspended::anext),
        new Suspended("agen_stackfulGenerator", A_TENTH, Suspended::agen, Suspended::anext),
        new Suspended(
            "kotlin_sequence",
            1,
            () -> {
              var iterator = new KotlinSequence().apply(ELEMENTS).iterator();
              iterator.next();
              return iterator;
            },
            Suspended::next),
        new Suspended("kotlin_channel", 1, KotlinSuspended::channel, KotlinSuspended::resume),
        new Suspended("reactor_generate", 1, Suspended::reactor),
        new Suspended(
            "reactor_toIterable",
            A_TENTH,
            () -> started(new ReactorGenerate().apply(ELEMENTS).toIterable())),
        new Suspended("rxjava_generate", 1, Suspended::rxJava),
        new Suspended("mutiny_generator", 1, Suspended::mutiny),
        new Suspended("tascalate_generator", A_TENTH, Suspended::tascalate),
        new Suspended("jox_channel", A_TENTH, Suspended::jox),
        new Suspended(
            "vthread_synchronousQueue",
            A_TENTH,
            () -> started(new VirtualSynchronousQueue().apply(ELEMENTS)),
            Suspended::next),
        new Suspended(
            "vthread_parkUnpark",
            A_TENTH,
            () -> started(new VirtualParkUnpark().apply(ELEMENTS)),
            Suspended::next));
  }

  private static Object agen() {
    var generator = new AgenYield().apply(ELEMENTS).open();
    generator.anext().await();
    return generator;
  }

  private static void anext(Object generator) {
    Object _ = ((AsyncGenerator<?, ?, ?>) generator).anext().await();
  }

  private static void next(Object iterator) {
    Object _ = ((Iterator<?>) iterator).next();
  }

  private static Object reactor() {
    OneElement subscriber = new OneElement();
    new ReactorGenerate().apply(ELEMENTS).subscribe(subscriber);
    return subscriber.ensureReceived();
  }

  private static Object rxJava() {
    OneElement subscriber = new OneElement();
    new RxJavaGenerate().apply(ELEMENTS).subscribe(subscriber);
    return subscriber.ensureReceived();
  }

  private static Object mutiny() {
    OneElement subscriber = new OneElement();
    new MutinyGenerator().apply(ELEMENTS).subscribe(subscriber);
    return subscriber.ensureReceived();
  }

  private static Object tascalate() {
    var generator = new TascalateYield().apply(ELEMENTS);
    generator.next();
    return generator;
  }

  private static Object jox() throws InterruptedException {
    var channel = new JoxChannel().apply(ELEMENTS);
    channel.receive();
    return channel;
  }

  private static Object started(Iterable<Integer> elements) {
    Iterator<Integer> iterator = elements.iterator();
    iterator.next();
    return iterator;
  }
}
