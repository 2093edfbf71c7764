package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Members of a type while they are drawn: their code, and what can be named from where. */
final class Members {

  private final List<Code> code = new ArrayList<>();
  private final List<Var> staticVars = new ArrayList<>();
  private final List<Var> instanceVars = new ArrayList<>();
  private final List<Callable> staticMethods = new ArrayList<>();
  private final List<Callable> instanceMethods = new ArrayList<>();

  void add(Code member) {
    code.add(member);
  }

  void add(String member) {
    code.add(Code.line(member));
  }

  void addVar(Var variable, boolean isStatic) {
    (isStatic ? staticVars : instanceVars).add(variable);
  }

  void addMethod(Callable method, boolean isStatic) {
    (isStatic ? staticMethods : instanceMethods).add(method);
  }

  List<Code> code() {
    return code;
  }

  /** Puts what can be named into a scope. */
  void open(Scope scope, boolean isStatic) {
    staticVars.forEach(scope::add);
    staticMethods.forEach(scope::add);
    if (!isStatic) {
      instanceVars.forEach(scope::add);
      instanceMethods.forEach(scope::add);
    }
  }
}
