package snippets;

import dev.agen.AsyncGenSupervisor;

final class AsyncGenSupervisorSnippets {

  private AsyncGenSupervisorSnippets() {}

  static void shutdown(Runnable application) {
    // @start region="shutdown"
    try (AsyncGenSupervisor supervisor = AsyncGenSupervisor.install()) {
      application.run();
      supervisor.shutdownAsyncGens().join(); // closes what the application left open
    }
    // @end
  }
}
