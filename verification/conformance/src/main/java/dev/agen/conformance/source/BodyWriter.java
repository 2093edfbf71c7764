package dev.agen.conformance.source;

import dev.agen.conformance.program.ExceptionSpec;
import dev.agen.conformance.program.Expression;
import dev.agen.conformance.program.Statement;
import dev.agen.conformance.run.ExceptionTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Writes the statements of a body, straight-line Java.
 *
 * <p>What writes a statement tells whether the statement <em>can complete normally</em> as the Java
 * Language Specification, 14.22, has it; nothing is written after one that cannot, because javac
 * refuses unreachable code. Many statements have several forms in Java; which one is taken depends
 * on the label, so that a statement keeps its form when the program around it is shrunk.
 */
final class BodyWriter {

  private final Lines out;
  private final Kind kind;
  private final String yielder;
  private final String variable;
  private final Optional<Parts> parts;

  /** How to break out of the loops around, the innermost first. */
  private final Deque<String> breaks = new ArrayDeque<>();

  /** How to raise again what the except clauses around have caught, the innermost first. */
  private final Deque<String> raisesAgain = new ArrayDeque<>();

  /**
   * For one body or part of it.
   *
   * @param out where to
   * @param kind what the body is of
   * @param parts methods for parts of it; if there are any, the variable is kept in an array
   */
  BodyWriter(Lines out, Kind kind, Optional<Parts> parts) {
    this.out = out;
    this.kind = kind;
    this.yielder = kind.yielder();
    this.variable = parts.isPresent() ? "r[0]" : "r";
    this.parts = parts;
  }

  /** Writes a whole body, without the braces around it. */
  void body(List<Statement> statements) {
    out.line(parts.isPresent() ? "Object[] r = new Object[1];" : "Object r = null;");
    out.line("a.start();");
    if (block(statements)) {
      out.line("a.end();");
      out.line("return null;");
    }
  }

  /**
   * Writes a block that is part of something; moves it to a method of its own if that is wanted.
   */
  private boolean inner(int label, List<Statement> block) {
    if (parts.isEmpty() || label % 2 == 0 || block.isEmpty() || Contents.canJumpOut(block)) {
      return block(block);
    }
    String type = Contents.canYield(block) ? kind.yielderType() : "Awaiter";
    out.line(
        parts.get().add(yielder, type, method -> new BodyWriter(method, kind, parts).block(block)));
    return true;
  }

  private boolean block(List<Statement> block) {
    for (Statement statement : block) {
      out.line("a.step();");
      if (!statement(statement)) {
        return false;
      }
    }
    return true;
  }

  private boolean statement(Statement statement) {
    int label = statement.label();
    return switch (statement) {
      case Statement.Yield yield ->
          receive(label, ".yield(" + expression(label, yield.value()) + ")");
      case Statement.Await _,
          Statement.AwaitStored _,
          Statement.AwaitCoroutine _,
          Statement.AwaitOperation _ ->
          receive(label, ".<Object>await(a.awaitable(" + label + "))");
      case Statement.Perform _ -> line("a.perform(" + label + ");");
      case Statement.Log _ -> line("a.log(" + label + ");");
      case Statement.Raise raise -> jump(raise(label, raise.exception()));
      case Statement.Reraise _ -> jump(raisesAgain.element());
      case Statement.Return returned -> returning(label, returned.value());
      case Statement.Break _ -> jump(breaks.element());
      case Statement.Continue _ -> jump("continue;");
      case Statement.Loop loop -> loop(loop);
      case Statement.AsyncFor loop -> label % 2 == 0 ? spelledOut(loop) : each(loop);
      case Statement.Collect _ -> collect(label);
      case Statement.Try attempt -> attempt(attempt);
      case Statement.With with ->
          (parts.isPresent() && Contents.isPlain(with.body())) ? withBlock(with) : with(with);
    };
  }

  private boolean line(String line) {
    out.line(line);
    return true;
  }

  private boolean jump(String line) {
    out.line(line);
    return false;
  }

  private boolean receive(int label, String call) {
    Receiving.of(label).write(out, variable, label, yielder, call);
    return true;
  }

  private String expression(int label, Expression expression) {
    return switch (expression) {
      case Expression.Variable _ -> variable;
      case Expression.Constant constant ->
          Literals.of(constant.value()).orElse("a.value(" + label + ")");
    };
  }

  private boolean returning(int label, Expression value) {
    if (kind == Kind.COROUTINE) {
      out.line(variable + " = " + expression(label, value) + ";");
    }
    out.line("a.returning(" + label + ");");
    return jump(kind == Kind.COROUTINE ? "return " + variable + ";" : "return null;");
  }

  private static String raise(int label, ExceptionSpec spec) {
    Class<?> type = ExceptionTable.javaClasses(spec.kind()).getFirst();
    return Exception.class.isAssignableFrom(type) || Error.class.isAssignableFrom(type)
        ? "throw (" + type.getSimpleName() + ") a.exception(" + label + ");"
        : "throw Thrown.unchecked(a.exception(" + label + "));";
  }

  // --- Loops ---

  private boolean loop(Statement.Loop loop) {
    int label = loop.label();
    List<String> types = List.of("int", "long", "double");
    out.open(
        "for (%s i%d = 0; i%d < %d; i%d++)"
            .formatted(types.get(label % types.size()), label, label, loop.times(), label));
    breaks.push("break;");
    inner(label, loop.body());
    breaks.pop();
    out.close();
    return true;
  }

  /** An {@code async for} as Python spells it out. */
  private boolean spelledOut(Statement.AsyncFor loop) {
    int label = loop.label();
    out.line("AsyncIterator<Object> i" + label + " = a.over(" + label + ").aiter();");
    out.open("while (true)");
    out.line("Object v" + label + ";");
    out.open("try");
    out.line("v%d = %s.<Object>await(a.keep(i%d.anext()));".formatted(label, yielder, label));
    out.next("catch (StopAsyncIteration e" + label + ")");
    out.line("a.otherwise(" + label + ");");
    out.line("break;");
    out.close();
    out.line("%s = a.item(%d, v%d);".formatted(variable, label, label));
    breaks.push("break;");
    inner(label, loop.body());
    breaks.pop();
    out.close();
    return true;
  }

  /**
   * An {@code async for} as agen's users write it, labelled so that break skips the else clause.
   */
  private boolean each(Statement.AsyncFor loop) {
    int label = loop.label();
    out.open("loop" + label + ":");
    out.open("for (Object v%d : %s.<Object>each(a.over(%d)))".formatted(label, yielder, label));
    out.line("%s = a.item(%d, v%d);".formatted(variable, label, label));
    breaks.push("break loop" + label + ";");
    inner(label, loop.body());
    breaks.pop();
    out.close();
    out.line("a.otherwise(" + label + ");");
    out.close();
    return true;
  }

  private boolean collect(int label) {
    out.line("List<Object> l" + label + " = new ArrayList<>();");
    out.open("for (Object v%d : %s.<Object>each(a.over(%d)))".formatted(label, yielder, label));
    out.line("l%d.add(v%d);".formatted(label, label));
    out.close();
    return line("%s = a.got(%d, l%d);".formatted(variable, label, label));
  }

  // --- Exceptions ---

  private boolean attempt(Statement.Try attempt) {
    boolean hasElse = !attempt.excepts().isEmpty() && attempt.otherwise().isPresent();
    if (hasElse && attempt.last().isPresent()) {
      out.open("try");
      return last(attempt, withElse(attempt));
    }
    if (hasElse) {
      return withElse(attempt);
    }
    Completions guarded = guarded(attempt, "");
    if (attempt.last().isPresent()) {
      return last(attempt, guarded.any());
    }
    out.close();
    return guarded.any();
  }

  private boolean last(Statement.Try attempt, boolean before) {
    out.next("finally");
    out.line("a.last(" + attempt.label() + ");");
    boolean last = inner(attempt.label(), attempt.last().orElseThrow());
    out.close();
    return before && last;
  }

  /** The else clause follows the try; the handlers skip it. */
  private boolean withElse(Statement.Try attempt) {
    int label = attempt.label();
    out.open("try" + label + ":");
    Completions guarded = guarded(attempt, "break try" + label + ";");
    out.close();
    boolean completes = guarded.handlers();
    if (guarded.body()) {
      out.line("a.otherwise(" + label + ");");
      completes |= inner(label, attempt.otherwise().orElseThrow());
    }
    out.close();
    return completes;
  }

  /** Whether the body of a try statement, and any of its handlers, can complete normally. */
  private record Completions(boolean body, boolean handlers) {
    boolean any() {
      return body || handlers;
    }
  }

  /** Writes the body and the except clauses; leaves the last brace open. */
  private Completions guarded(Statement.Try attempt, String atEndOfHandler) {
    int label = attempt.label();
    Optional<List<CatchClause>> clauses =
        label % 3 == 0 ? Optional.empty() : CatchClause.all(attempt);
    out.open("try");
    clauses.ifPresent(this::declare);
    boolean body = inner(label, attempt.body());
    boolean handlers = false;
    if (clauses.isPresent()) {
      handlers = catches(label, clauses.get(), atEndOfHandler);
    } else if (!attempt.excepts().isEmpty()) {
      handlers = tests(attempt, atEndOfHandler);
    }
    return new Completions(body, handlers);
  }

  /** Without this, javac refuses to catch checked exceptions. */
  private void declare(List<CatchClause> clauses) {
    clauses.stream()
        .flatMap(clause -> clause.checked().stream())
        .forEach(type -> out.line("Thrown.declare(" + type + ".class);"));
  }

  /** A catch clause for each except clause that can be reached. */
  private boolean catches(int label, List<CatchClause> clauses, String atEnd) {
    boolean completes = false;
    for (CatchClause clause : clauses) {
      out.next("catch (" + clause.types() + " e" + label + ")");
      out.line("a.caught(%d, %d, e%d);".formatted(label, clause.number(), label));
      String again =
          clause.checked().contains("Base")
              ? "throw Thrown.unchecked(e" + label + ");"
              : "throw e" + label + ";";
      completes |= handler(label, again, clause.body(), atEnd);
    }
    return completes;
  }

  /** One catch clause that tries the except clauses one after the other. */
  private boolean tests(Statement.Try attempt, String atEnd) {
    int label = attempt.label();
    out.next("catch (Throwable e" + label + ")");
    boolean completes = false;
    for (int clause = 0; clause < attempt.excepts().size(); clause++) {
      String test = "if (a.catches(%d, %d, e%d))".formatted(label, clause, label);
      if (clause == 0) {
        out.open(test);
      } else {
        out.next("else " + test);
      }
      List<Statement> body = attempt.excepts().get(clause).body();
      completes |= handler(label, "throw e" + label + ";", body, atEnd);
    }
    out.next("else");
    out.line("throw e" + label + ";");
    out.close();
    return completes;
  }

  private boolean handler(int label, String again, List<Statement> body, String atEnd) {
    raisesAgain.push(again);
    boolean completes = inner(label, body);
    raisesAgain.pop();
    if (completes && !atEnd.isEmpty()) {
      out.line(atEnd);
    }
    return completes;
  }

  // --- async with ---

  /** An {@code async with} as agen's users write it. The block cannot use the yielder. */
  private boolean withBlock(Statement.With with) {
    int label = with.label();
    out.open("%s.<Object>with(a.manager(%d), v%d ->".formatted(yielder, label, label));
    out.line("%s = a.item(%d, v%d);".formatted(variable, label, label));
    block(with.body());
    out.close(");");
    return true;
  }

  /** Spelled out; what leaves the block by a jump or an exception passes the exit, too. */
  private boolean with(Statement.With with) {
    int label = with.label();
    out.line("AsyncContextManager<?> m" + label + " = a.manager(" + label + ");");
    out.line(
        "Object v%d = %s.<Object>await(a.keep(m%d.aenter()));".formatted(label, yielder, label));
    out.line("Throwable e" + label + " = null;");
    out.open("try");
    out.line("%s = a.item(%d, v%d);".formatted(variable, label, label));
    inner(label, with.body());
    out.next("catch (Throwable t" + label + ")");
    out.line("e%d = t%d;".formatted(label, label));
    out.next("finally");
    out.line(
        "boolean s%d = %s.<Boolean>await(a.keep(m%d.aexit(e%d)));"
            .formatted(label, yielder, label, label));
    out.open("if (e%d != null && !s%d)".formatted(label, label));
    out.line("throw Thrown.unchecked(e" + label + ");");
    out.close();
    out.close();
    return true;
  }
}
