package dev.agen.benchmarks.elements

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.ReceiveChannel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.runBlocking

/** The ways to consume what Kotlin yields. */
object KotlinSums {
  /** Starts a coroutine that produces. */
  fun interface Producer {
    /** Starts it in a scope. */
    fun start(scope: CoroutineScope): ReceiveChannel<Int>
  }

  /** The elements, one after the other. */
  interface Next {
    /** The next element, null after the last. */
    suspend fun next(): Int?
  }

  /** A sequence: a for loop. */
  @JvmStatic
  fun forLoop(values: Sequence<@JvmWildcard Int>): Long {
    var sum = 0L
    for (value in values) {
      sum += value
    }
    return sum
  }

  /** A flow: collect. */
  @JvmStatic
  fun collect(values: Flow<@JvmWildcard Int>): Long = runBlocking {
    var sum = 0L
    values.collect { sum += it }
    sum
  }

  /** A channel: a for loop. */
  @JvmStatic
  fun receive(producer: Producer): Long = runBlocking {
    var sum = 0L
    for (value in producer.start(this)) {
      sum += value
    }
    sum
  }

  /** A suspend function: call it until it gives null. */
  @JvmStatic
  fun call(values: Next): Long = runBlocking {
    var sum = 0L
    while (true) {
      sum += values.next() ?: break
    }
    sum
  }
}
