package snippets;

import dev.agen.Awaitable;
import java.io.IOException;
import java.io.UncheckedIOException;

final class AwaitableSnippets {

  private AwaitableSnippets() {}

  static int typed(Awaitable<Integer> size) {
    // @start region="typed"
    try {
      return size.await(IOException.class);
    } catch (IOException e) { // without the class javac would say "never thrown"
      throw new UncheckedIOException(e);
    }
    // @end
  }
}
