package dev.agen.corpus.twin;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * Draws arguments. The same state of the random numbers gives equal arguments; only functions are
 * the same objects. Most numbers are small; now and then one is extreme.
 */
@SuppressWarnings({"JdkObsolete", "UnnecessaryStringBuilder"}) // what there are methods for
final class Values {

  private static final int LONGEST = 12;
  private static final String LETTERS = "aabbcABZ019 -+.%%,\tßéİλ€\uD83D\uDE00";

  private static final Map<Class<?>, Function<Values, Object>> BY_TYPE = new HashMap<>();

  static {
    add(int.class, Values::integer);
    add(Integer.class, Values::integer);
    add(long.class, values -> values.isRare() ? values.random.nextLong() : values.integer());
    add(Long.class, values -> (long) values.integer());
    add(short.class, values -> (short) values.integer());
    add(Short.class, values -> (short) values.integer());
    add(byte.class, values -> (byte) values.integer());
    add(Byte.class, values -> (byte) values.integer());
    add(char.class, values -> LETTERS.charAt(values.random.nextInt(LETTERS.length())));
    add(Character.class, values -> values.draw(char.class));
    add(boolean.class, values -> values.random.nextBoolean());
    add(Boolean.class, values -> values.random.nextBoolean());
    add(float.class, values -> (float) values.real());
    add(Float.class, values -> (float) values.real());
    add(double.class, Values::real);
    add(Double.class, Values::real);
    add(Number.class, Values::integer);
    add(String.class, Values::string);
    add(CharSequence.class, Values::string);
    add(Object.class, Values::string);
    add(Comparable.class, Values::string);
    add(StringBuilder.class, values -> new StringBuilder(values.string()));
    add(StringBuffer.class, values -> new StringBuffer(values.string()));
    add(StringJoiner.class, values -> new StringJoiner(values.string()).add("x"));
    add(StringTokenizer.class, values -> new StringTokenizer(values.string(), values.string()));
    share(HexFormat.class, HexFormat.ofDelimiter(":"));
    share(Charset.class, StandardCharsets.UTF_8);
    add(Locale.class, values -> values.random.nextBoolean() ? Locale.ROOT : Locale.of("tr"));
    add(BigInteger.class, values -> new BigInteger(values.random.nextInt(200), values.random));
    add(
        BigDecimal.class,
        values ->
            new BigDecimal(
                new BigInteger(values.random.nextInt(90), values.random),
                values.random.nextInt(20)));
    add(BitSet.class, values -> BitSet.valueOf(new long[] {values.random.nextLong()}));
    add(LocalDate.class, values -> LocalDate.ofEpochDay(values.random.nextInt(40_000)));
    add(Duration.class, values -> Duration.ofMillis(values.random.nextInt()));
    add(Optional.class, values -> Optional.ofNullable(values.string()));
    add(ArrayList.class, values -> new ArrayList<>(values.strings()));
    add(LinkedList.class, values -> new LinkedList<>(values.strings()));
    add(ArrayDeque.class, values -> new ArrayDeque<>(values.strings()));
    add(Deque.class, values -> new ArrayDeque<>(values.strings()));
    add(PriorityQueue.class, values -> new PriorityQueue<>(values.strings()));
    add(List.class, values -> new ArrayList<>(values.strings()));
    add(Collection.class, values -> new ArrayList<>(values.strings()));
    add(Iterable.class, values -> new ArrayList<>(values.strings()));
    add(Set.class, values -> new TreeSet<>(values.strings()));
    add(HashMap.class, values -> new HashMap<>(values.map()));
    add(LinkedHashMap.class, values -> new LinkedHashMap<>(values.map()));
    add(TreeMap.class, values -> new TreeMap<>(values.map()));
    add(
        ArrayBlockingQueue.class,
        values -> new ArrayBlockingQueue<>(LONGEST + 1, false, values.strings()));
    add(LinkedBlockingDeque.class, values -> new LinkedBlockingDeque<>(values.strings()));
    add(CopyOnWriteArrayList.class, values -> new CopyOnWriteArrayList<>(values.strings()));
    add(ConcurrentHashMap.class, values -> new ConcurrentHashMap<>(values.map()));
    add(ConcurrentSkipListMap.class, values -> new ConcurrentSkipListMap<>(values.map()));
    add(Map.class, values -> new TreeMap<>(values.map()));
    share(Comparator.class, Comparator.comparing(String::valueOf));
    share(Function.class, (Function<Object, Object>) String::valueOf);
    share(UnaryOperator.class, (UnaryOperator<Object>) value -> value + "'");
    share(BiFunction.class, (BiFunction<Object, Object, Object>) (a, b) -> a + "/" + b);
    share(Predicate.class, (Predicate<Object>) value -> String.valueOf(value).length() % 2 == 0);
    share(Consumer.class, (Consumer<Object>) _ -> {});
    share(BiConsumer.class, (BiConsumer<Object, Object>) (_, _) -> {});
    share(Supplier.class, (Supplier<Object>) () -> "supplied");
    share(IntFunction.class, (IntFunction<Object>) String[]::new);
    share(IntUnaryOperator.class, (IntUnaryOperator) value -> value * 3);
    share(ToIntFunction.class, (ToIntFunction<Object>) Object::hashCode);
  }

  private final Random random;
  private final boolean tame;

  /**
   * Draws.
   *
   * @param seed of all that is drawn
   * @param tame whether to do without extreme numbers, which make some methods work for hours
   */
  Values(long seed, boolean tame) {
    random = new Random(seed);
    this.tame = tame;
  }

  private static void add(Class<?> type, Function<Values, Object> draw) {
    BY_TYPE.put(type, draw);
  }

  /** One object for all: functions have no equals. */
  private static void share(Class<?> type, Object object) {
    BY_TYPE.put(type, _ -> object);
  }

  static boolean canDraw(Class<?> type) {
    return BY_TYPE.containsKey(type) || (type.isArray() && canDraw(type.componentType()));
  }

  /** Null only for a reference, and rarely. */
  Object draw(Class<?> type) {
    if (!type.isPrimitive() && random.nextInt(40) == 0) {
      return null;
    }
    return drawSomething(type);
  }

  /** Never null. */
  Object drawSomething(Class<?> type) {
    if (!type.isArray()) {
      return BY_TYPE.get(type).apply(this);
    }
    Object array = Array.newInstance(type.componentType(), random.nextInt(LONGEST));
    for (int i = 0; i < Array.getLength(array); i++) {
      Array.set(array, i, draw(type.componentType()));
    }
    return array;
  }

  private boolean isRare() {
    return random.nextInt(12) == 0;
  }

  private int integer() {
    if (!tame && isRare()) {
      return switch (random.nextInt(4)) {
        case 0 -> Integer.MAX_VALUE;
        case 1 -> Integer.MIN_VALUE;
        case 2 -> 1 << random.nextInt(31);
        default -> -random.nextInt(100_000);
      };
    }
    return random.nextInt(-2, LONGEST + 2);
  }

  private double real() {
    return switch (random.nextInt(10)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> -0.0;
      case 3 -> Double.MIN_VALUE;
      case 4 -> random.nextGaussian() * 1e18;
      default -> random.nextInt(-100, 100) / 8.0;
    };
  }

  private String string() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(LONGEST); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private List<String> strings() {
    List<String> list = new ArrayList<>();
    for (int i = random.nextInt(LONGEST); i > 0; i--) {
      list.add(string());
    }
    return list;
  }

  private Map<String, String> map() {
    Map<String, String> map = new TreeMap<>();
    for (int i = random.nextInt(LONGEST); i > 0; i--) {
      map.put(string(), string());
    }
    return map;
  }
}
