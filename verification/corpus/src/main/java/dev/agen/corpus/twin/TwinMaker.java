package dev.agen.corpus.twin;

import dev.agen.corpus.check.Trusted;
import dev.agen.corpus.rewrite.Body;
import dev.agen.corpus.rewrite.Rewritten;
import dev.agen.internal.engine.compiled.Refused;
import dev.agen.internal.engine.compiled.emit.MachineWriter;
import dev.agen.internal.engine.compiled.plan.Plan;
import dev.agen.internal.engine.compiled.plan.Planner;
import dev.agen.internal.engine.compiled.plan.Point;
import dev.agen.internal.engine.compiled.run.Machine;
import dev.agen.internal.engine.compiled.run.Site;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import dev.agen.internal.finalization.CreationSite;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** Makes twins; the machine lies beside the method's class, with all that a real one has. */
final class TwinMaker {

  private int count;

  /**
   * Makes one.
   *
   * @param method the original
   * @param file with a body of it
   * @param body the body
   * @return both
   * @throws Refused if the body cannot be compiled
   * @throws Throwable if its machine cannot be made
   */
  Twin make(Method method, Rewritten file, Body body) throws Throwable {
    Class<?> host = method.getDeclaringClass();
    Lookup lookup = Trusted.in(host);
    MethodCode code = MethodCode.of(host, file.file(), body.name(), body.descriptor());
    Plan plan = Planner.plan(code, code.parameters().size() - 1);
    ClassDesc name = ClassDesc.of(host.getName() + "$agen$twin" + count++);
    Class<?> type = lookup.defineClass(MachineWriter.machine(plan, name, false));
    Site.set(type, site(plan));
    Machine prototype =
        (Machine) lookup.findConstructor(type, MethodType.methodType(void.class)).invoke();
    boolean hasReceiver = !Modifier.isStatic(method.getModifiers());
    List<Class<?>> types = new ArrayList<>(List.of(method.getParameterTypes()));
    MethodType original = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    MethodHandle handle;
    if (hasReceiver) {
      types.addFirst(host);
      handle = lookup.findVirtual(host, method.getName(), original);
    } else {
      handle = lookup.findStatic(host, method.getName(), original);
    }
    return new Twin(body, types, hasReceiver, handle.asFixedArity(), prototype);
  }

  private static Site site(Plan plan) {
    List<StackTraceElement> places = new ArrayList<>();
    places.add(plan.code().place());
    for (Point point : plan.points()) {
      places.add(plan.code().placeOf(point.index()));
    }
    return new Site(CreationSite.at(plan.code().place()), places, false);
  }
}
