package dev.agen.shapes.compile;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source file that is a string. */
final class SourceFile extends SimpleJavaFileObject {

  private final String text;

  SourceFile(String className, String text) {
    super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
    this.text = text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
