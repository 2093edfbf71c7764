package dev.agen.shapes.check;

import dev.agen.shapes.run.Batch;
import dev.agen.shapes.run.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Runs batches in this JVM, on virtual threads: handing over to a body is quick from there. */
public final class LocalRunner implements Runner {

  private final Comparison comparison;
  private final Duration limit;

  /**
   * Makes one.
   *
   * @param comparison what to compare
   * @param limit how long a program may take
   */
  public LocalRunner(Comparison comparison, Duration limit) {
    this.comparison = comparison;
    this.limit = limit;
  }

  @Override
  public List<Verdict> run(Batch batch) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Job job : batch.jobs()) {
      verdicts.add(run(batch, job));
    }
    return verdicts;
  }

  /**
   * Runs one program.
   *
   * @param batch its batch
   * @param job the program
   * @return what came of it
   * @throws HungException if it does not end
   */
  Verdict run(Batch batch, Job job) {
    CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .name("shapes " + job.name())
            .start(() -> {
              try {
                verdict.complete(comparison.verdict(batch, job));
              } catch (Throwable e) {
                verdict.completeExceptionally(e);
              }
            });
    try {
      return verdict.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HungException(
          job.name()
              + " did not end within "
              + limit.toSeconds()
              + " seconds; it stands at\n"
              + stack(thread));
    } catch (ExecutionException e) {
      throw new IllegalStateException(job.name() + " broke the runner", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String stack(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .map(frame -> "  at " + frame)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {}
}
