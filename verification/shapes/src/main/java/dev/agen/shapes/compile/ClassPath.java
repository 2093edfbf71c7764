package dev.agen.shapes.compile;

import dev.agen.AsyncGenerator;
import dev.agen.shapes.world.World;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where agen and the world are, whatever else is on the class path of this JVM. */
final class ClassPath {

  static final String TEXT =
      location(AsyncGenerator.class) + File.pathSeparator + location(World.class);

  private ClassPath() {}

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
