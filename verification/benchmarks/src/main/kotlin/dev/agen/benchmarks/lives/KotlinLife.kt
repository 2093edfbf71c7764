package dev.agen.benchmarks.lives

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.channels.ReceiveChannel
import kotlinx.coroutines.channels.produce
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.runBlocking

/** Kotlin: sequences, which cannot be closed; flows; channels. */
@OptIn(ExperimentalCoroutinesApi::class)
object KotlinLife {
  private fun sequence(): Sequence<Int> = sequence {
    for (i in 0 until Life.END) {
      yield(i)
    }
  }

  private fun flow(life: Life): Flow<Int> = flow {
    try {
      for (i in 0 until Life.END) {
        emit(i)
      }
    } finally {
      life.cleanUp()
    }
  }

  private fun CoroutineScope.channel(life: Life): ReceiveChannel<Int> = produce {
    try {
      for (i in 0 until Life.END) {
        send(i)
      }
    } finally {
      life.cleanUp()
    }
  }

  /** Creates iterators of sequences in [kept]. */
  @JvmStatic
  fun createSequences(kept: Array<Any>): Long {
    for (i in kept.indices) {
      kept[i] = sequence().iterator()
    }
    return kept.size.toLong()
  }

  /** Creates flows in [kept]. */
  @JvmStatic
  fun createFlows(kept: Array<Any>): Long {
    val life = Life()
    for (i in kept.indices) {
      kept[i] = flow(life)
    }
    return kept.size.toLong()
  }

  /** Fetches the first element of [n] sequences. */
  @JvmStatic
  fun firstOfSequences(n: Int): Long {
    var fetched = 0L
    repeat(n) { fetched += sequence().first() + 1 }
    return fetched
  }

  /** Fetches the first element of [n] flows. */
  @JvmStatic
  fun firstOfFlows(n: Int): Long = runBlocking {
    val life = Life()
    var fetched = 0L
    repeat(n) { fetched += flow(life).first() + 1 }
    fetched
  }

  /** Fetches the first element of [n] channels. */
  @JvmStatic
  fun firstOfChannels(n: Int): Long = runBlocking {
    val life = Life()
    var fetched = 0L
    repeat(n) {
      val channel = channel(life)
      fetched += channel.receive() + 1
      channel.cancel()
    }
    fetched
  }

  /** Closes [n] flows half-way. */
  @JvmStatic
  fun halfOfFlows(n: Int): Long = runBlocking {
    val life = Life()
    var sum = 0L
    repeat(n) { flow(life).take(Life.HALF).collect { sum += it } }
    life.answer(sum)
  }

  /** Closes [n] channels half-way. */
  @JvmStatic
  fun halfOfChannels(n: Int): Long {
    val life = Life()
    var sum = 0L
    runBlocking {
      repeat(n) {
        val channel = channel(life)
        repeat(Life.HALF) { sum += channel.receive() }
        channel.cancel()
      }
    }
    return life.answer(sum)
  }
}
