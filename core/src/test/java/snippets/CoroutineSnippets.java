package snippets;

import dev.agen.Coroutine;
import java.util.concurrent.CompletableFuture;

final class CoroutineSnippets {

  private CoroutineSnippets() {}

  // @start region="of"
  static Coroutine<Integer> sum(CompletableFuture<Integer> a, CompletableFuture<Integer> b) {
    return Coroutine.of(c -> c.await(a) + c.await(b));
  }

  // @end
}
