package dev.agen.benchmarks.process.work

import java.util.zip.ZipEntry

/** grep with Kotlin's sequences: one of the files, and one of the matches in a file. */
object GrepKotlin {
  @JvmStatic
  fun main(args: Array<String>) {
    Archive(args).use { archive ->
      Lines().use { out -> matches(archive).forEach(out::print) }
    }
  }

  private fun entries(archive: Archive): Sequence<ZipEntry> = sequence {
    yieldAll(archive.entries())
  }

  private fun matchesIn(archive: Archive, entry: ZipEntry): Sequence<String> = sequence {
    archive.open(entry).use { text ->
      var number = 1
      while (true) {
        val line = text.readLine() ?: break
        if (archive.matches(line)) {
          yield(Archive.show(entry, number, line))
        }
        number++
      }
    }
  }

  private fun matches(archive: Archive): Sequence<String> = sequence {
    for (entry in entries(archive)) {
      yieldAll(matchesIn(archive, entry))
    }
  }
}
