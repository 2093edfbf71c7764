package dev.agen.benchmarks.footprint

import dev.agen.benchmarks.elements.KotlinChannel
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.channels.ReceiveChannel

/** Kotlin: suspended coroutines. */
object KotlinSuspended {
  private const val ELEMENTS = 10

  /** Without a job, which would know all coroutines. */
  private val scope =
    object : CoroutineScope {
      override val coroutineContext = Dispatchers.Unconfined
    }

  /** A coroutine that has produced into a channel and is suspended until somebody receives. */
  @JvmStatic fun channel(): Any = KotlinChannel().apply(ELEMENTS).start(scope)

  /** Receives from what [channel] gave, which resumes the coroutine until it sends again. */
  @JvmStatic
  fun resume(channel: Any) {
    (channel as ReceiveChannel<*>).tryReceive().getOrThrow()
  }
}
