package dev.agen.benchmarks.elements

import java.util.function.IntFunction

/** Kotlin: a sequence. */
class KotlinSequence : IntFunction<Sequence<Int>> {
  override fun apply(n: Int): Sequence<Int> = sequence {
    for (i in 0 until n) {
      yield(i)
    }
  }
}
