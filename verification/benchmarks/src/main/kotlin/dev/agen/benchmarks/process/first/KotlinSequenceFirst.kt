package dev.agen.benchmarks.process.first

/** Kotlin: a sequence. */
object KotlinSequenceFirst {
  @JvmStatic
  fun main(args: Array<String>) {
    val numbers = sequence {
      var n = 1
      while (true) {
        yield(n++)
      }
    }
    println(numbers.first())
  }
}
