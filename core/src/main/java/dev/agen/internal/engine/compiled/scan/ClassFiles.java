package dev.agen.internal.engine.compiled.scan;

import dev.agen.Limit;
import dev.agen.internal.engine.compiled.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import org.jspecify.annotations.Nullable;

/** Reads class files as the resources that they are; those are open in every module. */
public final class ClassFiles {

  private ClassFiles() {}

  /**
   * Reads a class's own file.
   *
   * @param type the class
   * @return its class file
   * @throws Refused if there is no such resource, or no sense in it
   */
  public static ClassModel read(Class<?> type) throws Refused {
    String name = type.getName();
    if (type.isHidden()) {
      throw new Refused(Limit.CLASS_FILE_NOT_FOUND, name + " is a hidden class, which has no file");
    }
    try (InputStream in =
        type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1).concat(".class"))) {
      ClassModel read = in == null ? null : ClassFile.of().parse(in.readAllBytes());
      if (read == null) {
        throw new Refused(
            Limit.CLASS_FILE_NOT_FOUND,
            "the loader of " + name + " does not give its class file as a resource");
      }
      if (!read.thisClass().asInternalName().equals(name.replace('.', '/'))) {
        throw new Refused(
            Limit.CLASS_FILE_NOT_FOUND,
            "the loader of " + name + " gives the class file of another class");
      }
      return read;
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new Refused(
          Limit.CLASS_FILE_NOT_FOUND,
          "the class file of " + name + " cannot be read: " + unreadable);
    }
  }

  /**
   * Reads the class file of a class that need not be loaded.
   *
   * @param name its binary name
   * @param loader where to look; null for the boot loader
   * @return its class file; null if it is not there or cannot be read
   */
  public static @Nullable ClassModel find(String name, @Nullable ClassLoader loader) {
    String resource = name.replace('.', '/').concat(".class");
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(resource)
            : loader.getResourceAsStream(resource)) {
      return in == null ? null : ClassFile.of().parse(in.readAllBytes());
    } catch (IOException | IllegalArgumentException unreadable) {
      return null;
    }
  }
}
