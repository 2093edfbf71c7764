package dev.agen.benchmarks.timers

import java.util.concurrent.atomic.LongAdder
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.channels.produce
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** Kotlin: a coroutine for each flow, or two with a channel between them, and delay. */
@OptIn(ExperimentalCoroutinesApi::class)
object KotlinTicks {
  /** Consumes flows. */
  @JvmStatic
  fun flows(ticks: Ticks): Long =
    run(ticks) { sum ->
      flow {
          for (i in 0 until ticks.elements) {
            delay(ticks.millis)
            emit(i)
          }
        }
        .collect { sum.add(it.toLong()) }
    }

  /** Consumes channels. */
  @JvmStatic
  fun channels(ticks: Ticks): Long =
    run(ticks) { sum ->
      val channel = produce {
        for (i in 0 until ticks.elements) {
          delay(ticks.millis)
          send(i)
        }
      }
      for (value in channel) {
        sum.add(value.toLong())
      }
    }

  private fun run(ticks: Ticks, consume: suspend CoroutineScope.(LongAdder) -> Unit): Long {
    val sum = LongAdder()
    runBlocking(Dispatchers.Default) { repeat(ticks.streams) { launch { consume(sum) } } }
    return sum.sum()
  }
}
