package dev.agen.benchmarks.awaits

import java.util.concurrent.CompletableFuture
import java.util.function.IntFunction
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.future.await
import kotlinx.coroutines.runBlocking

/** Kotlin: suspend functions that await. */
object KotlinAwaits {
  /** Awaits [n] stages in one coroutine. */
  @JvmStatic
  fun stages(n: Int, stage: IntFunction<CompletableFuture<Int>>): Long = runBlocking {
    var sum = 0L
    for (i in 0 until n) {
      sum += stage.apply(i).await()
    }
    sum
  }

  /** [n] chains of suspend functions that call each other. */
  @JvmStatic
  fun suspendChains(n: Int): Long = runBlocking {
    var sum = 0L
    repeat(n) { sum += call(Stages.CHAIN - 1) }
    sum
  }

  private suspend fun call(level: Int): Int =
    1 + if (level == 0) Stages.completed(0).await() else call(level - 1)

  /** [n] chains of coroutines, each awaiting the next. */
  @JvmStatic
  fun asyncChains(n: Int): Long = runBlocking {
    var sum = 0L
    repeat(n) { sum += start(Stages.CHAIN - 1) }
    sum
  }

  private suspend fun start(level: Int): Int = coroutineScope {
    async { 1 + if (level == 0) Stages.completed(0).await() else start(level - 1) }.await()
  }
}
