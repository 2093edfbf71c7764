package dev.agen.corpus.twin;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;

/** Public methods whose outcome depends on their arguments alone. */
final class Subjects {

  private static final List<Class<?>> CLASSES =
      List.of(
          Integer.class,
          Long.class,
          Short.class,
          Byte.class,
          Character.class,
          Boolean.class,
          Float.class,
          Double.class,
          Math.class,
          StrictMath.class,
          Objects.class,
          Arrays.class,
          Collections.class,
          String.class,
          StringBuilder.class,
          StringJoiner.class,
          StringTokenizer.class,
          HexFormat.class,
          BigInteger.class,
          BigDecimal.class,
          BitSet.class,
          ArrayList.class,
          ArrayDeque.class,
          LinkedList.class,
          PriorityQueue.class,
          HashMap.class,
          LinkedHashMap.class,
          TreeMap.class,
          Optional.class,
          LocalDate.class,
          Duration.class,
          UUID.class,
          URLDecoder.class,
          URLEncoder.class,
          ArrayBlockingQueue.class,
          LinkedBlockingDeque.class,
          CopyOnWriteArrayList.class,
          ConcurrentHashMap.class,
          ConcurrentSkipListMap.class);

  /** By chance, the clock, other threads, or who calls. */
  private static final Set<String> UNPREDICTABLE =
      Set.of(
          "random", "randomUUID", "shuffle", "toIdentityString", "now", "wait", "parallelStream");

  /** In java.util.concurrent: they wait for other threads, or have them work. */
  private static final List<String> THREADED = List.of("put", "take", "reduce", "search");

  /** HotSpot computes them by other means than the code says; the last digit differs. */
  private static final Set<String> INTRINSIC =
      Set.of("sin", "cos", "tan", "exp", "log", "log10", "pow", "tanh", "sinh", "cbrt");

  private Subjects() {}

  static List<Method> find() {
    List<Method> found = new ArrayList<>();
    for (Class<?> type : CLASSES) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(Subjects::isFit)
          .sorted(Comparator.comparing(Method::toGenericString))
          .forEach(found::add);
    }
    return found;
  }

  private static boolean isConcurrent(Method method) {
    return method.getDeclaringClass().getPackageName().equals("java.util.concurrent");
  }

  private static boolean isFit(Method method) {
    String name = method.getName();
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isNative(method.getModifiers())
        && !method.isSynthetic()
        && !UNPREDICTABLE.contains(name)
        && !name.startsWith("parallel")
        && !(isConcurrent(method) && THREADED.stream().anyMatch(name::startsWith))
        && !(method.getDeclaringClass() == Math.class && INTRINSIC.contains(name))
        && (Modifier.isStatic(method.getModifiers()) || Values.canDraw(method.getDeclaringClass()))
        && Arrays.stream(method.getParameterTypes()).allMatch(Values::canDraw);
  }
}
