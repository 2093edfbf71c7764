package dev.agen.benchmarks.process.first

import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.runBlocking

/** Kotlin: a flow. */
object KotlinFlowFirst {
  @JvmStatic
  fun main(args: Array<String>) {
    val numbers = flow {
      var n = 1
      while (true) {
        emit(n++)
      }
    }
    runBlocking { println(numbers.first()) }
  }
}
