package dev.agen.benchmarks.elements

import java.util.function.IntFunction
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.channels.produce

/** Kotlin: a coroutine that produces into a rendezvous channel. */
@OptIn(ExperimentalCoroutinesApi::class)
class KotlinChannel : IntFunction<KotlinSums.Producer> {
  override fun apply(n: Int) = KotlinSums.Producer { scope ->
    scope.produce {
      for (i in 0 until n) {
        send(i)
      }
    }
  }
}
