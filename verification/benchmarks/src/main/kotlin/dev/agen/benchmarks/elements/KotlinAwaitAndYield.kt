package dev.agen.benchmarks.elements

import java.util.concurrent.CompletableFuture
import java.util.function.IntFunction
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.future.await

/** Kotlin: a flow that awaits a stage that is complete before each element. */
class KotlinAwaitAndYield : IntFunction<Flow<Int>> {
  override fun apply(n: Int): Flow<Int> = flow {
    val one = CompletableFuture.completedFuture(1)
    for (i in 0 until n) {
      emit(i * one.await())
    }
  }
}
