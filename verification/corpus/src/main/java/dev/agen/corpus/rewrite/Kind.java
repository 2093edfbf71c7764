package dev.agen.corpus.rewrite;

/** What is put in at one place. */
enum Kind {
  /** {@code y.yield(null)}, before the instruction. */
  YIELD_BEFORE,
  /** {@code y.yield(result)}, after a call. */
  YIELD_RESULT,
  /** {@code y.await(a complete future of result)}, after a call: goes on at once. */
  AWAIT_FUTURE,
  /** {@code y.await(a complete stage of result, Exception.class)}, after a call: asks the stage. */
  AWAIT_STAGE
}
