package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Draws programs: the same one for the same seed, number and settings. */
public final class Programs {

  /** The simple name of the class that is a program's entrance. */
  static final String ENTRY = "Case";

  private static final List<String> IMPORTS =
      List.of(
          "dev.agen.*",
          "dev.agen.shapes.world.*",
          "java.io.Serializable",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "java.util.stream.Stream");

  /** Lines do not nest without end. */
  private static final String SHALLOW =
      """
       if (depth(from, to) > 3) { from = null; to = null; } }
      private static int depth(Shape a, Shape b) {
        return Math.max(a == null ? 0 : a.depth(), b == null ? 0 : b.depth());
      }
      @Override public int depth() { return 1 + depth(from, to); }\
      """;

  private final Drawing d;
  private final Dialect dialect;

  private Programs(Drawing d) {
    this.d = d;
    this.dialect = Dialect.draw(d.dice);
  }

  /**
   * Draws a program.
   *
   * @param seed the seed of the run
   * @param number its number in the run
   * @param level the version of the language
   * @param strict whether its bodies have to be compiled
   * @param ecj whether ECJ compiles it; there are things it compiles wrongly
   * @return the program
   */
  public static Program draw(long seed, int number, int level, boolean strict, boolean ecj) {
    Dice dice = Dice.of(seed, number);
    Drawing drawing = new Drawing(dice, new Settings(level, strict, ecj));
    Programs programs = new Programs(drawing);
    List<Code> code = Parentheses.thinned(programs.unit(Program.packageName(number)));
    return new Program(
        seed, number, strict, code, new Scripts(dice, programs.dialect).draw(), drawing.counts());
  }

  private List<Code> unit(String packageName) {
    count();
    Members tools = new Members();
    tool(tools);
    HostForm form = d.dice.chance(15) ? HostForm.CLASS : d.dice.pick(HostForm.values());
    Hosts.Host host = new Hosts(d, dialect, form, tools).draw();
    List<Code> types = new ArrayList<>(types());
    types.add(new Code.Block("class " + Methods.ELSEWHERE, tools.code()));
    types.addAll(host.types());
    if (!d.settings.strict()) {
      types.addAll(Escapes.TYPES);
    }
    boolean nested = d.dice.chance(35);
    List<Code> unit = new ArrayList<>();
    unit.add(Code.line("package " + packageName + ";"));
    IMPORTS.forEach(name -> unit.add(Code.line("import " + name + ";")));
    if (!nested) {
      unit.add(Code.line("import static " + packageName + "." + ENTRY + ".w;"));
    } else {
      d.uses(Construct.NESTED_UNIT);
    }
    unit.add(entry(host, nested ? types : List.of()));
    if (!nested) {
      unit.addAll(types);
    }
    return unit;
  }

  private void count() {
    d.uses(
        switch (dialect.kind()) {
          case GENERATOR -> Construct.GENERATOR;
          case STREAM -> Construct.STREAM;
          case COROUTINE -> Construct.COROUTINE;
        });
    if (dialect.kind() == Kind.GENERATOR && dialect.sent() != Type.OBJECT) {
      d.uses(Construct.TYPED_SENDS);
    }
  }

  private Code entry(Hosts.Host host, List<Code> nested) {
    List<Code> code = new ArrayList<>();
    code.add(Code.line("static World w;"));
    code.add(
        new Code.Block(
            "@Override public Object body(World world) throws Exception",
            List.of(Code.line("w = world;"), Code.line("return " + host.body() + ";"))));
    code.addAll(host.entry());
    nested.forEach(type -> code.add(nest(type)));
    return new Code.Block("public final class " + ENTRY + " implements Subject", code);
  }

  /** A nested class is static unless it says otherwise. */
  private static Code nest(Code type) {
    return switch (type) {
      case Code.Line line -> Code.line("static " + line.text());
      case Code.Block block ->
          new Code.Block("static " + block.open(), block.body(), block.close());
    };
  }

  /** Static methods of another class. */
  private void tool(Members tools) {
    String name = d.name("t");
    Type result = d.dice.pick(Type.ALL);
    Type param = d.dice.pick(Type.ALL);
    Scope scope = Scope.empty();
    scope.add(Var.local("a", param));
    tools.add(
        new Code.Block(
            "static " + result.text() + " " + name + "(" + param.text() + " a)",
            List.of(
                Code.line("w.log(" + d.place() + ", a);"),
                Code.line("return " + d.expressions.of(result, scope, 2) + ";"))));
    tools.addMethod(
        Callable.plain(Methods.ELSEWHERE + "." + name, List.of(param), "", result), true);
  }

  private List<Code> types() {
    return List.of(
        Code.line(
            "enum Color { RED, GREEN { @Override int weight() { return 7; } }, BLUE;"
                + " int weight() { return ordinal() + 1; } }"),
        Code.line(
            "sealed interface Shape permits Dot, Line, Named"
                + " { default int depth() { return 1; } }"),
        shape("Dot(int x)", "Dot", "x", " }"),
        shape("Line(Shape from, Shape to)", "Line", "from", SHALLOW),
        shape("Named(String name, long size, double ratio)", "Named", "name", " }"),
        new Code.Block(
            "final class Box<T> implements Shown",
            List.of(
                Code.line("static { w.log(\"init\", \"Box\"); }"),
                Code.line("private final T value;"),
                Code.line("Box(T value) { this.value = value; }"),
                Code.line("static <T> Box<T> of(T value) { return new Box<T>(value); }"),
                Code.line("T get() { return value; }"),
                Code.line(
                    "<U> Box<U> map(Function<? super T, ? extends U> f)"
                        + " { return new Box<U>(f.apply(value)); }"),
                Code.line(
                    "@Override public String shown()"
                        + " { return \"Box(\" + As.stringOf(value) + \")\"; }"))));
  }

  /** Says when it is initialised and when one is made. */
  private static Code shape(String head, String name, String component, String more) {
    return new Code.Block(
        "record " + head + " implements Shape",
        List.of(
            Code.line("static { w.log(\"init\", \"" + name + "\"); }"),
            Code.line(name + " { w.log(\"new " + name + "\", " + component + ");" + more)));
  }
}
