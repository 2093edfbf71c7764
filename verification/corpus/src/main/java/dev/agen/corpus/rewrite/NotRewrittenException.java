package dev.agen.corpus.rewrite;

/** No body can be made of a method; the message says why, in the words of a heading. */
final class NotRewrittenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotRewrittenException(String why) {
    super(why, null, false, false);
  }
}
