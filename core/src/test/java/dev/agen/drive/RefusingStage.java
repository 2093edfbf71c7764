package dev.agen.drive;

import dev.agen.fixtures.Oops;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** A stage with which nobody can register. */
final class RefusingStage extends CompletableFuture<Object> {

  @Override
  public CompletableFuture<Object> whenComplete(
      BiConsumer<? super Object, ? super Throwable> action) {
    throw new Oops("cannot be waited for");
  }
}
