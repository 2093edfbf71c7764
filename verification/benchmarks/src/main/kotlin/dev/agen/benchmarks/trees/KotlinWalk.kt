package dev.agen.benchmarks.trees

import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.emitAll
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.runBlocking

/** Kotlin: delegating sequences and flows, and a recursive method of a sequence's scope. */
object KotlinWalk {
  private fun delegating(node: Node): Sequence<Int> = sequence {
    for (value in node.values) {
      yield(value)
    }
    for (child in node.children) {
      yieldAll(delegating(child))
    }
  }

  /** Walks from [root] with yieldAll. */
  @JvmStatic fun yieldAll(root: Node): Long = hash(delegating(root))

  private suspend fun SequenceScope<Int>.visit(node: Node) {
    for (value in node.values) {
      yield(value)
    }
    for (child in node.children) {
      visit(child)
    }
  }

  /** Walks from [root] with a recursive method. */
  @JvmStatic fun recursiveMethod(root: Node): Long = hash(sequence { visit(root) })

  private fun hash(walk: Sequence<Int>): Long {
    val hash = Hash()
    for (value in walk) {
      hash.add(value)
    }
    return hash.get()
  }

  private fun flow(node: Node): Flow<Int> = flow {
    for (value in node.values) {
      emit(value)
    }
    for (child in node.children) {
      emitAll(flow(child))
    }
  }

  /** Walks from [root] with emitAll. */
  @JvmStatic
  fun emitAll(root: Node): Long = runBlocking {
    val hash = Hash()
    flow(root).collect { hash.add(it) }
    hash.get()
  }
}
