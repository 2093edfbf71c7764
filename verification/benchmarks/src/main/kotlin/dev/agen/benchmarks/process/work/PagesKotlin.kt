package dev.agen.benchmarks.process.work

import java.net.http.HttpClient
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.future.await
import kotlinx.coroutines.runBlocking

/** The paged fetch with Kotlin: a flow that awaits a page and emits its items. */
object PagesKotlin {
  @JvmStatic
  fun main(args: Array<String>) {
    Page.client().use { client ->
      Lines().use { out -> runBlocking { items(client, args[0]).collect(out::print) } }
    }
  }

  private fun items(client: HttpClient, server: String): Flow<String> = flow {
    var number = 1
    while (number > 0) {
      val page = Page.fetch(client, server, number).await()
      for (item in page.items()) {
        emit(item)
      }
      number = page.next()
    }
  }
}
