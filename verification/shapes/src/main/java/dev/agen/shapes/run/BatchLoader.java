package dev.agen.shapes.run;

import dev.agen.shapes.world.World;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/**
 * Loads a batch's classes, and gives their class files as resources, which is how agen reads the
 * code of a body.
 */
final class BatchLoader extends ClassLoader {

  private static final String SUFFIX = ".class";

  private final Map<String, byte[]> classes;

  BatchLoader(Batch batch) {
    super("shapes", World.class.getClassLoader());
    this.classes = batch.classes();
    setDefaultAssertionStatus(batch.assertions());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    if (name.endsWith(SUFFIX)) {
      byte[] bytes =
          classes.get(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'));
      if (bytes != null) {
        return new ByteArrayInputStream(bytes);
      }
    }
    return super.getResourceAsStream(name);
  }
}
