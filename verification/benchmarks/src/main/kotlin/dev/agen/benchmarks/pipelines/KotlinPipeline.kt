package dev.agen.benchmarks.pipelines

import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.chunked
import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.flatMapConcat
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.runBlocking

/** Kotlin: sequences and flows. */
@OptIn(ExperimentalCoroutinesApi::class)
object KotlinPipeline {
  /** Runs a sequence with [operators] over [n] elements; the sum of what comes out. */
  @JvmStatic
  fun sequence(operators: Operators, n: Int): Long {
    val source = (0 until n).asSequence()
    val pipeline: Sequence<Int> =
      when (operators) {
        Operators.MAP -> source.map { Operators.triple(it) }
        Operators.FILTER -> source.filter { Operators.isEven(it) }
        Operators.FLAT_MAP -> source.flatMap { sequenceOf(it, it + 1) }
        Operators.WINDOW_FIXED -> source.chunked(Operators.WINDOW).map { Operators.sum(it) }
        Operators.TAKE -> source.take(Operators.TAKEN)
        Operators.ALL ->
          source
            .map { Operators.triple(it) }
            .filter { Operators.isEven(it) }
            .flatMap { sequenceOf(it, it + 1) }
            .chunked(Operators.WINDOW)
            .take(Operators.TAKEN)
            .map { Operators.sum(it) }
      }
    return pipeline.sumOf { it.toLong() }
  }

  /** Runs a flow with [operators] over [n] elements; the sum of what comes out. */
  @JvmStatic
  fun flow(operators: Operators, n: Int): Long = runBlocking {
    val source = (0 until n).asFlow()
    val pipeline: Flow<Int> =
      when (operators) {
        Operators.MAP -> source.map { Operators.triple(it) }
        Operators.FILTER -> source.filter { Operators.isEven(it) }
        Operators.FLAT_MAP -> source.flatMapConcat { flowOf(it, it + 1) }
        Operators.WINDOW_FIXED -> source.chunked(Operators.WINDOW).map { Operators.sum(it) }
        Operators.TAKE -> source.take(Operators.TAKEN)
        Operators.ALL ->
          source
            .map { Operators.triple(it) }
            .filter { Operators.isEven(it) }
            .flatMapConcat { flowOf(it, it + 1) }
            .chunked(Operators.WINDOW)
            .take(Operators.TAKEN)
            .map { Operators.sum(it) }
      }
    var sum = 0L
    pipeline.collect { sum += it }
    sum
  }
}
