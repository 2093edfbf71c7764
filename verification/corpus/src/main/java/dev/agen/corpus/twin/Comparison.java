package dev.agen.corpus.twin;

import dev.agen.corpus.rewrite.Body;
import dev.agen.corpus.rewrite.Draw;
import dev.agen.corpus.rewrite.Pattern;
import dev.agen.corpus.rewrite.Rewriter;
import dev.agen.corpus.rewrite.Rewritten;
import dev.agen.corpus.source.ModuleSource;
import dev.agen.internal.engine.compiled.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.classfile.MethodModel;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Calls twins in turn, and compares how the calls end. */
public final class Comparison {

  private static final int SHOWN = 20;

  /** At least; for fewer calls there are fewer twins. */
  private static final int CALLS_OF_EACH = 2;

  private final Draw draw;
  private final TwinMaker maker = new TwinMaker();
  private final List<Twin> twins = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private int methods;
  private int refused;
  private int calls;
  private int thrown;

  /**
   * Of methods of java.base.
   *
   * @param draw chooses places and arguments
   */
  public Comparison(Draw draw) {
    this.draw = draw;
  }

  /**
   * Makes the twins, one for each pattern, and calls them.
   *
   * @param total how many calls of each of both
   * @throws IOException if the JDK's class files cannot be read
   */
  public void run(int total) throws IOException {
    ModuleSource source = new ModuleSource("java.base");
    List<Method> subjects = Subjects.find();
    subjects.sort(Comparator.comparingLong(method -> draw.of(method.toString())));
    for (Method method : subjects) {
      if (twins.size() > total / CALLS_OF_EACH) {
        break;
      }
      byte[] file = source.read(method.getDeclaringClass().getName());
      int before = twins.size();
      for (Pattern pattern : Pattern.values()) {
        make(method, file, pattern);
      }
      methods += twins.size() > before ? 1 : 0;
    }
    for (int i = 0; calls < total && !twins.isEmpty(); i++) {
      compare(twins.get(i % twins.size()), draw.of("call " + i));
    }
  }

  private void make(Method method, byte[] file, Pattern pattern) {
    String descriptor =
        MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .toMethodDescriptorString();
    for (Rewritten rewritten :
        new Rewriter(file, draw.with(pattern))
            .rewrite(model -> isModelOf(model, method.getName(), descriptor))) {
      for (Body body : rewritten.bodies()) {
        if (body.points() == 0 && pattern != Pattern.NONE) {
          continue;
        }
        try {
          twins.add(maker.make(method, rewritten, body));
        } catch (Refused by) {
          refused++;
        } catch (Throwable failure) {
          failures.add(body + " cannot be made: " + failure);
        }
      }
    }
  }

  private static boolean isModelOf(MethodModel model, String name, String descriptor) {
    return model.methodName().equalsString(name) && model.methodType().equalsString(descriptor);
  }

  private void compare(Twin twin, long seed) {
    calls++;
    Ending expected = twin.callOriginal(seed);
    Ending actual = twin.callMachine(seed);
    thrown += expected.thrown() == null ? 0 : 1;
    if (!expected.isLike(actual)) {
      failures.add(twin.body() + "\n    method:  " + expected + "\n    machine: " + actual);
    }
  }

  /** {@return how many calls ended differently, and machines could not be made} */
  public int failures() {
    return failures.size();
  }

  /** {@return how many calls were compared} */
  public int calls() {
    return calls;
  }

  /**
   * Prints what was found.
   *
   * @param out where
   */
  public void print(PrintStream out) {
    out.printf(
        "  %d methods, %d machines (%d refused), %d calls (%d threw), %d differences%n",
        methods, twins.size(), refused, calls, thrown, failures.size());
    failures.stream().limit(SHOWN).forEach(each -> out.println("  DIFFERENT: " + each));
  }
}
