package dev.agen.benchmarks.elements

import java.util.function.IntFunction

/** Kotlin: a suspend function that gives the next element; it never has to suspend. */
class KotlinSuspend : IntFunction<KotlinSums.Next> {
  override fun apply(n: Int): KotlinSums.Next =
    object : KotlinSums.Next {
      private var i = 0

      override suspend fun next(): Int? = if (i < n) i++ else null
    }
}
