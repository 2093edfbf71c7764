package dev.agen.conformance.source;

import dev.agen.conformance.program.PythonClass;
import dev.agen.conformance.program.Statement;
import dev.agen.conformance.run.ExceptionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An except clause as a catch clause of Java.
 *
 * @param number the number of the except clause
 * @param classes what it catches
 * @param body its statements
 */
record CatchClause(int number, List<Class<? extends Throwable>> classes, List<Statement> body) {

  /**
   * The except clauses of a try statement, without those that can never be reached, which javac
   * refuses. None if Java's classes are not fit for it: RuntimeError stands for a class that has a
   * subclass of its own for a ValueError.
   */
  static Optional<List<CatchClause>> all(Statement.Try attempt) {
    List<CatchClause> clauses = new ArrayList<>();
    boolean caughtValueError = false;
    for (int i = 0; i < attempt.excepts().size(); i++) {
      Statement.Except except = attempt.excepts().get(i);
      List<Class<? extends Throwable>> classes = ExceptionTable.javaClasses(except.match());
      if (clauses.stream().anyMatch(clause -> clause.covers(classes))) {
        continue;
      }
      if (except.match() == PythonClass.RUNTIME_ERROR && !caughtValueError) {
        return Optional.empty();
      }
      caughtValueError |= except.match() == PythonClass.VALUE_ERROR;
      clauses.add(new CatchClause(i, classes, except.body()));
    }
    return Optional.of(clauses);
  }

  private boolean covers(List<Class<? extends Throwable>> others) {
    return others.stream()
        .allMatch(other -> classes.stream().anyMatch(c -> c.isAssignableFrom(other)));
  }

  /** What stands in the parentheses, without the variable. */
  String types() {
    return classes.stream().map(Class::getSimpleName).collect(Collectors.joining(" | "));
  }

  /** The classes among them that javac lets be caught only where they may be thrown. */
  List<String> checked() {
    return classes.stream()
        .filter(type -> type.getPackage().equals(ExceptionTable.class.getPackage()))
        .filter(type -> !RuntimeException.class.isAssignableFrom(type))
        .filter(type -> !Error.class.isAssignableFrom(type))
        .map(Class::getSimpleName)
        .toList();
  }
}
