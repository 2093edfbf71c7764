package dev.agen.internal.protocol;

import dev.agen.GeneratorExit;
import dev.agen.internal.Rethrow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Resources handed in at creation: closed once, last one first. */
public final class OwnedResources {

  /** None. */
  public static final OwnedResources NONE = new OwnedResources(new AutoCloseable[0]);

  private AutoCloseable[] resources;

  private OwnedResources(AutoCloseable[] resources) {
    this.resources = resources;
  }

  /**
   * Takes ownership.
   *
   * @param resources what to close; none of them null
   * @return the owner
   */
  public static OwnedResources of(AutoCloseable... resources) {
    Objects.requireNonNull(resources, "owned");
    if (resources.length == 0) {
      return NONE;
    }
    AutoCloseable[] copy = resources.clone();
    for (AutoCloseable resource : copy) {
      Objects.requireNonNull(resource, "owned resource");
    }
    return new OwnedResources(copy);
  }

  boolean isEmpty() {
    return resources.length == 0;
  }

  /** Closes all; throws the first failure, later ones suppressed. */
  void close() {
    Throwable failure = closeAll(null);
    if (failure != null) {
      throw Rethrow.unchecked(failure);
    }
  }

  /**
   * Closes all after {@code error}.
   *
   * @return what to throw: {@code error} with failures suppressed, or, since nobody looks into a
   *     GeneratorExit, the first failure in its place
   */
  Throwable closeAfter(Throwable error) {
    if (isEmpty()) {
      return error;
    }
    if (error instanceof GeneratorExit) {
      Throwable failure = closeAll(null);
      return failure == null ? error : failure;
    }
    return Objects.requireNonNull(closeAll(error));
  }

  private @Nullable Throwable closeAll(@Nullable Throwable pending) {
    AutoCloseable[] closing = resources;
    if (closing.length > 0) {
      resources = NONE.resources;
    }
    Throwable result = pending;
    for (int i = closing.length - 1; i >= 0; i--) {
      try {
        closing[i].close();
      } catch (Throwable failure) {
        if (result == null) {
          result = failure;
        } else if (result != failure) {
          result.addSuppressed(failure);
        }
      }
    }
    return result;
  }
}
