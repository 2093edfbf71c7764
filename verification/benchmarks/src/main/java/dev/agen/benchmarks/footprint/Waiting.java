package dev.agen.benchmarks.footprint;

import dev.agen.benchmarks.shared.Later;
import dev.agen.benchmarks.tascalate.TascalateTicks;
import dev.agen.benchmarks.timers.AgenTicks;
import dev.agen.benchmarks.timers.KotlinTicks;
import dev.agen.benchmarks.timers.MutinyTicks;
import dev.agen.benchmarks.timers.PekkoTicks;
import dev.agen.benchmarks.timers.ReactorTicks;
import dev.agen.benchmarks.timers.RxJavaTicks;
import dev.agen.benchmarks.timers.ThreadTicks;
import dev.agen.benchmarks.timers.Ticks;
import dev.agen.benchmarks.timers.TimerTicks;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Runs streams that wait, in the ways of question 7.
 *
 * @param name who does it and how, as in the names of the benchmarks
 * @param run runs them
 */
record Waiting(String name, ToLongFunction<Ticks> run) {

  /** {@return all that are measured} */
  static List<Waiting> all() {
    return List.of(
        new Waiting("timer_handWritten", TimerTicks::run),
        new Waiting("agen_await", AgenTicks::run),
        new Waiting("agen_stackfulAwait", AgenTicks::run),
        new Waiting("kotlin_flow", KotlinTicks::flows),
        new Waiting("kotlin_channel", KotlinTicks::channels),
        new Waiting("reactor_interval", ReactorTicks::run),
        new Waiting("rxjava_interval", RxJavaTicks::run),
        new Waiting("mutiny_ticks", MutinyTicks::run),
        new Waiting("pekko_tick", PekkoTicks::run),
        new Waiting(
            "tascalate_generator",
            ticks ->
                TascalateTicks.run(
                    ticks.streams(), ticks.elements(), i -> Later.after(ticks.millis(), i))),
        new Waiting("jox_channel", ThreadTicks::channel),
        new Waiting("vthread_sleep", ThreadTicks::sleep));
  }
}
