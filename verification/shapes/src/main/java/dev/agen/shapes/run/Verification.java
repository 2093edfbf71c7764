package dev.agen.shapes.run;

/** Asks the JVM whether it takes what the compiler of a program has written. */
public final class Verification {

  private Verification() {}

  /**
   * Links all classes of a program.
   *
   * @param batch the program's batch
   * @param job the program
   * @return whether they can be verified
   */
  public static boolean passes(Batch batch, Job job) {
    BatchLoader loader = new BatchLoader(batch);
    return batch.classes().keySet().stream()
        .filter(name -> name.startsWith(job.prefix()))
        .allMatch(name -> passes(name, loader));
  }

  /** Initialising fails where it uses the world; verification comes before that. */
  private static boolean passes(String name, ClassLoader loader) {
    try {
      Class.forName(name, true, loader);
      return true;
    } catch (VerifyError e) {
      return false;
    } catch (ClassNotFoundException | LinkageError e) {
      return true;
    }
  }
}
