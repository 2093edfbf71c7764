package dev.agen.conformance.source;

import dev.agen.conformance.program.Statement;
import java.util.List;
import java.util.Optional;

/** What is in a block, however deep. */
final class Contents {

  private Contents() {}

  /** Whether no statement suspends, and none jumps other than by an exception. */
  static boolean isPlain(List<Statement> block) {
    return block.stream()
        .allMatch(statement ->
            statement instanceof Statement.Log
                || statement instanceof Statement.Perform
                || statement instanceof Statement.Raise);
  }

  /** Whether there is a yield. */
  static boolean canYield(List<Statement> block) {
    return block.stream()
        .anyMatch(statement ->
            switch (statement) {
              case Statement.Yield _ -> true;
              case Statement.Loop loop -> canYield(loop.body());
              case Statement.AsyncFor loop -> canYield(loop.body());
              case Statement.With with -> canYield(with.body());
              case Statement.Try attempt ->
                  canYield(attempt.body())
                      || attempt.excepts().stream().anyMatch(except -> canYield(except.body()))
                      || canYield(attempt.otherwise())
                      || canYield(attempt.last());
              default -> false;
            });
  }

  private static boolean canYield(Optional<List<Statement>> block) {
    return block.isPresent() && canYield(block.get());
  }

  /**
   * Whether control can leave the block for a place of its function that the block knows nothing
   * of: by break, continue, return, or by raising again what was caught around the block.
   */
  static boolean canJumpOut(List<Statement> block) {
    return canJumpOut(block, false, false);
  }

  private static boolean canJumpOut(List<Statement> block, boolean inLoop, boolean inHandler) {
    return block.stream()
        .anyMatch(statement ->
            switch (statement) {
              case Statement.Return _ -> true;
              case Statement.Break _, Statement.Continue _ -> !inLoop;
              case Statement.Reraise _ -> !inHandler;
              case Statement.Loop loop -> canJumpOut(loop.body(), true, inHandler);
              case Statement.AsyncFor loop -> canJumpOut(loop.body(), true, inHandler);
              case Statement.With with -> canJumpOut(with.body(), inLoop, inHandler);
              case Statement.Try attempt ->
                  canJumpOut(attempt.body(), inLoop, inHandler)
                      || attempt.excepts().stream()
                          .anyMatch(except -> canJumpOut(except.body(), inLoop, true))
                      || canJumpOut(attempt.otherwise(), inLoop, inHandler)
                      || canJumpOut(attempt.last(), inLoop, inHandler);
              default -> false;
            });
  }

  private static boolean canJumpOut(
      Optional<List<Statement>> block, boolean inLoop, boolean inHandler) {
    return block.isPresent() && canJumpOut(block.get(), inLoop, inHandler);
  }
}
