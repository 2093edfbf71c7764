package dev.agen.corpus.check;

import dev.agen.corpus.rewrite.Body;
import dev.agen.corpus.rewrite.Rewritten;
import dev.agen.internal.engine.compiled.Refused;
import dev.agen.internal.engine.compiled.emit.MachineWriter;
import dev.agen.internal.engine.compiled.plan.Plan;
import dev.agen.internal.engine.compiled.plan.Planner;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Compiles the bodies of one class.
 *
 * <p>The machines are hidden classes, so that they go when they have been looked at; but for that
 * they lie beside the host as always, in its package, module and loader, and the JVM verifies them
 * when they are linked. Calls name themselves in a descriptor, which a hidden class cannot; they
 * stay.
 */
public final class Trial {

  static final String MACHINE_SUFFIX = "$agen$machine";
  static final String CALL_SUFFIX = "$agen$call";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final AtomicInteger CALLS = new AtomicInteger();

  private final Class<?> host;
  private final ClassFile verifier;

  /**
   * For one class.
   *
   * @param host the class, as it is without bodies
   */
  public Trial(Class<?> host) {
    this.host = host;
    ClassHierarchyResolver hierarchy = Hierarchy.of(host);
    verifier = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
  }

  /**
   * Compiles a body, verifies and loads it.
   *
   * @param file the class file with the body
   * @param body the body
   * @param asCall whether as a method that gets the yielder
   * @return what became of it
   */
  public Outcome run(Rewritten file, Body body, boolean asCall) {
    Map<Pass, Long> nanos = new EnumMap<>(Pass.class);
    Pass pass = Pass.SCAN;
    long start = now();
    try {
      MethodCode code = MethodCode.of(host, file.file(), body.name(), body.descriptor());
      start = took(pass, start, nanos);
      pass = Pass.PLAN;
      Plan plan = Planner.plan(code, code.parameters().size() - 1);
      start = took(pass, start, nanos);
      pass = Pass.EMIT;
      ClassDesc name =
          ClassDesc.of(
              host.getName() + (asCall ? CALL_SUFFIX + CALLS.getAndIncrement() : MACHINE_SUFFIX));
      byte[] machine =
          asCall ? MachineWriter.call(plan, name) : MachineWriter.machine(plan, name, false);
      start = took(pass, start, nanos);
      pass = Pass.VERIFY;
      List<VerifyError> errors = verifier.verify(machine);
      if (!errors.isEmpty()) {
        return new Outcome.Failed(body, pass, errors.getFirst().getMessage());
      }
      start = took(pass, start, nanos);
      pass = Pass.LOAD;
      load(machine, asCall);
      took(pass, start, nanos);
      return new Outcome.Compiled(body, machine.length, nanos);
    } catch (Refused refused) {
      took(pass, start, nanos);
      return new Outcome.RefusedBy(body, refused.why().limit(), refused.why().seen(), nanos);
    } catch (NoClassDefFoundError absent) {
      return new Outcome.Absent(body, absent.getMessage());
    } catch (RuntimeException | LinkageError | IllegalAccessException failure) {
      return new Outcome.Failed(body, pass, failure.toString());
    }
  }

  private void load(byte[] machine, boolean asCall) throws IllegalAccessException {
    MethodHandles.Lookup lookup = Trusted.in(host);
    if (asCall) {
      lookup.ensureInitialized(lookup.defineClass(machine));
    } else {
      lookup.defineHiddenClass(machine, true);
    }
  }

  /** What this thread has used, not what others have; the machine may be busy. */
  private static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private static long took(Pass pass, long start, Map<Pass, Long> nanos) {
    long now = now();
    nanos.put(pass, now - start);
    return now;
  }
}
