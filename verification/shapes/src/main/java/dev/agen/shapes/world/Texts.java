package dev.agen.shapes.world;

import java.lang.reflect.Array;
import java.util.List;

/**
 * Values as text: with their type, and the same in every run. Long ones are cut off, and so are
 * those that contain themselves.
 */
public final class Texts {

  private static final int DEPTH = 4;
  private static final int LENGTH = 160;
  private static final String CUT = "~";

  private final StringBuilder text = new StringBuilder();

  private Texts() {}

  /**
   * The text of a value.
   *
   * @param value anything
   * @return its text; without identities, and without names of classes that the JVM made up
   */
  public static String of(Object value) {
    Texts texts = new Texts();
    texts.add(value, DEPTH);
    return texts.text.toString();
  }

  /**
   * The beginning of a text.
   *
   * @param text a text, or null
   * @param length how long it may be
   * @return the text, shortened
   */
  public static String cut(String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length) + CUT;
  }

  private void add(Object value, int depth) {
    if (text.length() > LENGTH || depth == 0) {
      text.append(CUT);
      return;
    }
    switch (value) {
      case null -> text.append("null");
      case String s -> text.append('"').append(cut(s, LENGTH)).append('"');
      case Character c -> text.append(character(c));
      case Long l -> text.append(l).append('L');
      case Float f -> text.append(f).append('f');
      case Byte b -> text.append("(byte) ").append(b);
      case Short s -> text.append("(short) ").append(s);
      case Integer _, Double _, Boolean _ -> text.append(value);
      case Shown shown -> text.append(shown.shown());
      case Enum<?> constant -> text.append(constant.name());
      case Record plain -> text.append(cut(plain.toString(), LENGTH));
      case List<?> list -> list(list, depth);
      case Throwable error -> text.append(Throwables.name(error));
      case Object array when array.getClass().isArray() -> array(array, depth);
      default -> text.append("object");
    }
  }

  private static String character(char c) {
    return c < 127 && c >= ' ' ? "'" + c + "'" : "'\\u" + (int) c + "'";
  }

  private void list(List<?> list, int depth) {
    text.append('[');
    for (Object element : list) {
      add(element, depth - 1);
      text.append(' ');
    }
    text.append(']');
  }

  private void array(Object array, int depth) {
    text.append(array.getClass().getComponentType().getSimpleName()).append("{ ");
    for (int i = 0; i < Array.getLength(array); i++) {
      add(Array.get(array, i), depth - 1);
      text.append(' ');
    }
    text.append('}');
  }
}
