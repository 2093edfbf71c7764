package dev.agen.benchmarks.large

/** Kotlin: ten or eighty yields, one after the other, across which five locals live. */
object KotlinLarge {
  /** A sequence with ten yields that are run through [turns] times. */
  @JvmStatic
  fun ten(turns: Int): Sequence<Int> = sequence {
    var a = 1
    var b = 2
    var c = 3
    var d = 4
    var e = 5
    for (turn in 0 until turns) {
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
    }
  }

  /** A sequence with eighty yields that are run through [turns] times. */
  @JvmStatic
  fun eighty(turns: Int): Sequence<Int> = sequence {
    var a = 1
    var b = 2
    var c = 3
    var d = 4
    var e = 5
    for (turn in 0 until turns) {
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
      a += e
      yield(a)
      b += a
      yield(b)
      c += b
      yield(c)
      d += c
      yield(d)
      e += d
      yield(e)
    }
  }
}
