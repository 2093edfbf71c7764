package dev.agen.benchmarks.elements

import java.util.function.IntFunction
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/** Kotlin: a flow. */
class KotlinFlow : IntFunction<Flow<Int>> {
  override fun apply(n: Int): Flow<Int> = flow {
    for (i in 0 until n) {
      emit(i)
    }
  }
}
