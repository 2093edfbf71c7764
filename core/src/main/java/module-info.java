/**
 * Asynchronous generators for Java, exactly as Python has them.
 *
 * <p>Everything a user touches is in {@link dev.agen}. The module needs {@code java.base} only; the
 * JSpecify annotations are read by compilers and tools and need not be there at run time.
 */
@org.jspecify.annotations.NullMarked
module dev.agen {
  requires static org.jspecify;

  exports dev.agen;
  exports dev.agen.function;
  exports dev.agen.stream;
}
