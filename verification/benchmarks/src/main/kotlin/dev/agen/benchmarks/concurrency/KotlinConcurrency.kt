package dev.agen.benchmarks.concurrency

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.flatMapMerge
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.merge
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** Kotlin: flatMapMerge and merge of flows, and one channel for all sources. */
@OptIn(ExperimentalCoroutinesApi::class)
object KotlinConcurrency {
  /** Waits [n] times, [inFlight] at a time. */
  @JvmStatic
  fun waiting(n: Int, inFlight: Int): Long = runBlocking { waitAll(n, inFlight) }

  /** The same, collected by a coroutine of the pool. */
  @JvmStatic
  fun waitingOnDefault(n: Int, inFlight: Int): Long =
    runBlocking(Dispatchers.Default) { waitAll(n, inFlight) }

  private suspend fun waitAll(n: Int, inFlight: Int): Long =
    sum(
      (0 until n).asFlow().flatMapMerge(inFlight) {
        flow {
          delay(Work.MILLIS)
          emit(it)
        }
      }
    )

  /** Computes [n] times, [inFlight] at a time. */
  @JvmStatic fun computing(n: Int, inFlight: Int): Long = runBlocking { computeAll(n, inFlight) }

  /** The same, collected by a coroutine of the pool. */
  @JvmStatic
  fun computingOnDefault(n: Int, inFlight: Int): Long =
    runBlocking(Dispatchers.Default) { computeAll(n, inFlight) }

  private suspend fun computeAll(n: Int, inFlight: Int): Long =
    sum(
      (0 until n).asFlow().flatMapMerge(inFlight) {
        flow { emit(Work.compute(it)) }.flowOn(Dispatchers.Default)
      }
    )

  /** Merges [sources] flows of [each] elements. */
  @JvmStatic
  fun mergeFlows(sources: Int, each: Int): Long = runBlocking { mergeAll(sources, each) }

  /** The same, collected by a coroutine of the pool. */
  @JvmStatic
  fun mergeFlowsOnDefault(sources: Int, each: Int): Long =
    runBlocking(Dispatchers.Default) { mergeAll(sources, each) }

  private suspend fun mergeAll(sources: Int, each: Int): Long =
    sum(List(sources) { (0 until each).asFlow().flowOn(Dispatchers.Default) }.merge())

  /** Merges what [sources] coroutines send to one channel. */
  @JvmStatic
  fun mergeInChannel(sources: Int, each: Int): Long = runBlocking {
    val channel = Channel<Int>(Channel.BUFFERED)
    repeat(sources) {
      launch(Dispatchers.Default) {
        for (i in 0 until each) {
          channel.send(i)
        }
      }
    }
    var sum = 0L
    repeat(sources * each) { sum += channel.receive() }
    sum
  }

  private suspend fun sum(values: Flow<Int>): Long {
    var sum = 0L
    values.collect { sum += it }
    return sum
  }
}
