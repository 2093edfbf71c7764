package dev.agen.corpus.check;

import dev.agen.corpus.rewrite.Body;
import dev.agen.corpus.rewrite.Draw;
import dev.agen.corpus.rewrite.Rewriter;
import dev.agen.corpus.rewrite.Rewritten;
import dev.agen.corpus.source.Source;
import java.io.IOException;
import java.lang.classfile.MethodModel;
import java.util.Comparator;
import java.util.List;

/** Goes through the classes of a source, or as many as a sample needs. */
public final class Survey {

  /** Of one class, so that a sample is of many. */
  private static final int SAMPLED_OF_CLASS = 10;

  private final Source source;
  private final Draw draw;
  private final int sample;
  private final Report report = new Report();

  /**
   * Of one source.
   *
   * @param source where the classes are
   * @param draw chooses classes, methods and places
   * @param sample how many bodies to make; {@link Integer#MAX_VALUE} for all
   */
  public Survey(Source source, Draw draw, int sample) {
    this.source = source;
    this.draw = draw;
    this.sample = sample;
  }

  /**
   * Does it.
   *
   * @return what was found
   * @throws IOException if the source cannot be read
   */
  public Report run() throws IOException {
    List<String> names =
        source.classes().stream().sorted(Comparator.comparingLong(draw::of)).toList();
    for (String name : names) {
      if (report.bodies() >= sample) {
        break;
      }
      examine(name);
    }
    return report;
  }

  private void examine(String name) throws IOException {
    Rewriter rewriter = new Rewriter(source.read(name), draw);
    List<MethodModel> methods = rewriter.methods();
    if (methods.isEmpty()) {
      return;
    }
    Trial trial;
    try {
      trial = new Trial(source.load(name));
    } catch (ClassNotFoundException | LinkageError absent) {
      report.addOmitted("their class cannot be loaded, for want of others", methods.size());
      return;
    }
    report.addClass();
    for (Rewritten rewritten : rewriter.rewrite(method -> isSampled(name, method, methods))) {
      rewritten.omitted().forEach(report::addOmitted);
      for (Body body : rewritten.bodies()) {
        boolean asCall = draw.of(body.descriptor() + body) % 4 == 0;
        report.add(trial.run(rewritten, body, asCall));
      }
    }
  }

  private boolean isSampled(String name, MethodModel method, List<MethodModel> methods) {
    if (sample == Integer.MAX_VALUE || methods.size() <= SAMPLED_OF_CLASS) {
      return true;
    }
    long number = draw.of(name + method.methodName() + method.methodType());
    return Long.remainderUnsigned(number, methods.size()) < SAMPLED_OF_CLASS;
  }
}
