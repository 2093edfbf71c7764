package dev.agen.benchmarks.awaits

import java.util.concurrent.CompletableFuture
import java.util.concurrent.Executor
import java.util.function.IntFunction
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.future.await
import kotlinx.coroutines.future.future
import kotlinx.coroutines.runBlocking

/** Kotlin: suspend functions that await. */
object KotlinAwaits {
  /** Awaits [n] stages in one coroutine. */
  @JvmStatic
  fun stages(n: Int, stage: IntFunction<CompletableFuture<Int>>): Long = runBlocking {
    sum(n, stage)
  }

  private suspend fun sum(n: Int, stage: IntFunction<CompletableFuture<Int>>): Long {
    var sum = 0L
    for (i in 0 until n) {
      sum += stage.apply(i).await()
    }
    return sum
  }

  /** Awaits [n] stages in one coroutine that is resumed by [executor]. */
  @JvmStatic
  fun pooled(n: Int, stage: IntFunction<CompletableFuture<Int>>, executor: Executor): Long =
    CoroutineScope(executor.asCoroutineDispatcher()).future { sum(n, stage) }.join()

  /** Awaits [n] stages in one coroutine that is resumed by whoever completes the stage. */
  @JvmStatic
  fun inPlace(n: Int, stage: IntFunction<CompletableFuture<Int>>): Long =
    CoroutineScope(Dispatchers.Unconfined).future { sum(n, stage) }.join()

  /** Collects a flow that awaits a stage before each of [n] elements, resumed by [executor]. */
  @JvmStatic
  fun flow(n: Int, stage: IntFunction<CompletableFuture<Int>>, executor: Executor): Long =
    CoroutineScope(executor.asCoroutineDispatcher())
      .future {
        val values = flow {
          for (i in 0 until n) {
            emit(stage.apply(i).await())
          }
        }
        var sum = 0L
        values.collect { sum += it }
        sum
      }
      .join()

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
