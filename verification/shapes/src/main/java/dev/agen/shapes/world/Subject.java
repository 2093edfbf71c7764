package dev.agen.shapes.world;

/** The entrance of a drawn program. */
public interface Subject {

  /**
   * Makes the body that is to be tested.
   *
   * @param world what the program is to use from now on
   * @return a {@link dev.agen.GeneratorBody}, {@link dev.agen.StreamBody} or {@link
   *     dev.agen.CoroutineBody}
   * @throws Exception what the program throws while it makes the body
   */
  Object body(World world) throws Exception;
}
