package dev.agen.internal.engine.compiled;

import dev.agen.Limit;
import dev.agen.internal.engine.compiled.emit.MachineWriter;
import dev.agen.internal.engine.compiled.link.Calls;
import dev.agen.internal.engine.compiled.plan.Callee;
import dev.agen.internal.engine.compiled.plan.Plan;
import dev.agen.internal.engine.compiled.plan.Planner;
import dev.agen.internal.engine.compiled.plan.Point;
import dev.agen.internal.engine.compiled.run.Machine;
import dev.agen.internal.engine.compiled.run.Site;
import dev.agen.internal.engine.compiled.scan.ClassFiles;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import dev.agen.internal.finalization.CreationSite;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a machine of a body. The passes, each a package:
 *
 * <pre>
 *   scan    body object            ->  the bytecode of its method, indexed
 *   flow    bytecode               ->  what is in locals and operands, which locals are live
 *   plan    all that               ->  points, fields; or a refusal
 *   emit    plan                   ->  a class file
 *   define  class file             ->  a class beside the host, and one object of it to copy from
 * </pre>
 *
 * <p>A method that gets the yielder is planned with the body that calls it, and all of them are
 * planned before any is written: a body is compiled with everything it calls, or not at all.
 */
final class Compiler {

  private final Definer definer;
  private final List<Plan> callees = new ArrayList<>();
  private final List<Callee> planned = new ArrayList<>();

  private Compiler(Definer definer) {
    this.definer = definer;
  }

  /**
   * Compiles.
   *
   * @param code of the body
   * @param definer defines classes
   * @param dropsResult whether the body is one that returns nothing
   * @return a machine that makes others
   * @throws Refused if it cannot be compiled
   */
  static Machine compile(MethodCode code, Definer definer, boolean dropsResult) throws Refused {
    return new Compiler(definer).compile(code, dropsResult);
  }

  private Machine compile(MethodCode code, boolean dropsResult) throws Refused {
    Class<?> host = code.host();
    Lookup lookup = definer.lookup(host);
    Machine known = Machines.of(host).get(code, dropsResult);
    if (known != null) {
      return known;
    }
    Plan plan = Planner.plan(code, code.parameters().size() - 1);
    planCallees(plan);
    boolean needsUnwinding = needsUnwinding(plan);
    for (Plan callee : callees) {
      needsUnwinding |= needsUnwinding(callee);
    }
    for (int i = 0; i < callees.size(); i++) {
      defineCall(planned.get(i), callees.get(i), needsUnwinding);
    }
    for (int attempt = 0; ; attempt++) {
      ClassDesc name = definer.freshName(host);
      byte[] file = MachineWriter.machine(plan, name, dropsResult);
      Class<?> machine = definer.define(lookup, file, attempt);
      if (machine != null) {
        Site.set(machine, site(plan, needsUnwinding));
        return Machines.of(host).add(code, dropsResult, definer.prototype(lookup, machine));
      }
    }
  }

  private void planCallees(Plan root) throws Refused {
    ArrayDeque<Plan> work = new ArrayDeque<>();
    work.add(root);
    while (!work.isEmpty()) {
      Plan caller = work.removeFirst();
      for (Point point : caller.points()) {
        Callee callee = point.callee();
        if (callee != null && !isPlanned(callee)) {
          checkOpen(callee, caller.code().placeOf(point.index()));
          Plan plan =
              Planner.plan(
                  MethodCode.of(
                      callee.owner(),
                      ClassFiles.read(callee.owner()),
                      callee.name(),
                      callee.descriptor()),
                  callee.yielder());
          planned.add(callee);
          callees.add(plan);
          work.add(plan);
        }
      }
    }
  }

  private void checkOpen(Callee callee, StackTraceElement where) throws Refused {
    try {
      definer.lookup(callee.owner());
    } catch (Refused closed) {
      throw new Refused(
          Limit.CALL_NOT_FOLLOWED,
          "the yielder is given to " + callee + ", but " + closed.why().seen(),
          where);
    }
  }

  private boolean isPlanned(Callee callee) {
    for (Callee known : planned) {
      if (known.owner() == callee.owner() && known.key().equals(callee.key())) {
        return true;
      }
    }
    return false;
  }

  private void defineCall(Callee callee, Plan plan, boolean needsUnwinding) throws Refused {
    Calls calls = Calls.of(callee.owner());
    if (calls.has(callee.key())) {
      return;
    }
    Lookup lookup = definer.lookup(callee.owner());
    for (int attempt = 0; ; attempt++) {
      ClassDesc name = definer.freshName(callee.owner());
      Class<?> call = definer.define(lookup, MachineWriter.call(plan, name), attempt);
      if (call != null) {
        Site.set(call, site(plan, needsUnwinding));
        calls.add(callee.key(), definer.start(lookup, call, plan));
        return;
      }
    }
  }

  /** Whether there is a handler or a finally around a place where it may be suspended. */
  private static boolean needsUnwinding(Plan plan) {
    for (Point point : plan.points()) {
      for (MethodCode.Handler handler : plan.code().handlers()) {
        if (handler.covers(point.index())) {
          return true;
        }
      }
    }
    return false;
  }

  private static Site site(Plan plan, boolean needsUnwinding) {
    MethodCode code = plan.code();
    StackTraceElement[] places = new StackTraceElement[plan.points().size() + 1];
    places[0] = code.place();
    for (Point point : plan.points()) {
      places[point.number()] = code.placeOf(point.index());
    }
    return new Site(CreationSite.at(code.place()), List.of(places), needsUnwinding);
  }
}
