package dev.agen.compiled;

import static dev.agen.fixtures.BothEngines.compiledWithResult;
import static dev.agen.fixtures.BothEngines.stackfulWithResult;
import static java.lang.constant.ConstantDescs.CD_Exception;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.agen.GeneratorBody;
import dev.agen.Limit;
import dev.agen.Yielder;
import dev.agen.fixtures.BothEngines.CodeWithResult;
import dev.agen.fixtures.Compilation;
import dev.agen.fixtures.MemoryLoader;
import java.io.Serializable;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class files that javac does not write: other languages', odd, and very large ones. */
class ClassFilesTest {

  private static final ClassDesc BODY = desc(GeneratorBody.class);
  private static final ClassDesc YIELDER = desc(Yielder.class);
  private static final ClassDesc HOST = ClassDesc.of("built.Host");
  private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_Object, YIELDER);
  private static final MethodTypeDesc YIELD = MethodTypeDesc.of(CD_Object, CD_Object);
  private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(CD_void);

  @TempDir private Path directory;

  private static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }

  /** A class that is a body, with {@code code} in its method {@code run}. */
  private static CodeWithResult body(int version, Consumer<CodeBuilder> code) {
    return load(
        version,
        to -> {
          to.withInterfaceSymbols(BODY);
          to.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, code);
        });
  }

  private static MemoryLoader loader(int version, Consumer<ClassBuilder> members) {
    byte[] file =
        ClassFile.of()
            .build(
                HOST,
                to -> {
                  to.withVersion(version, 0);
                  to.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER);
                  to.withMethodBody(
                      ConstantDescs.INIT_NAME,
                      NOTHING,
                      ClassFile.ACC_PUBLIC,
                      init ->
                          init.aload(0)
                              .invokespecial(CD_Object, ConstantDescs.INIT_NAME, NOTHING)
                              .return_());
                  members.accept(to);
                });
    return new MemoryLoader(Map.of("built.Host", file));
  }

  @SuppressWarnings("unchecked") // it is built here
  private static CodeWithResult load(int version, Consumer<ClassBuilder> members) {
    MemoryLoader loader = loader(version, members);
    return log -> (GeneratorBody<Object, Object, Object>) loader.make("built.Host");
  }

  private static CodeBuilder yielding(CodeBuilder to, int yielder, String value) {
    return to.aload(yielder).loadConstant(value).invokeinterface(YIELDER, "yield", YIELD);
  }

  @Test
  @DisplayName("P34: a body class of version 52, as Kotlin wrote them")
  void kotlinLike() {
    compiledWithResult(
        body(
            ClassFile.JAVA_8_VERSION,
            to -> {
              Label start = to.newLabel();
              Label end = to.newLabel();
              Label again = to.newLabel();
              to.aload(1)
                  .loadConstant("y")
                  .invokestatic(
                      desc(java.util.Objects.class),
                      "requireNonNull",
                      MethodTypeDesc.of(CD_Object, CD_Object, CD_String))
                  .pop()
                  .iconst_0()
                  .istore(2)
                  .labelBinding(again)
                  .iload(2)
                  .iconst_3()
                  .if_icmpge(end)
                  .labelBinding(start);
              yielding(to, 1, "value").pop().iinc(2, 1).nop().goto_(again).labelBinding(end);
              to.iload(2)
                  .invokestatic(
                      desc(Integer.class),
                      "valueOf",
                      MethodTypeDesc.of(desc(Integer.class), CD_int))
                  .areturn();
            }));
  }

  @Test
  @DisplayName("P34: a lambda as Scala writes them: altMetafactory, public static, adapted")
  void scalaLike() {
    DirectMethodHandleDesc factory =
        MethodHandleDesc.ofMethod(
            DirectMethodHandleDesc.Kind.STATIC,
            desc(LambdaMetafactory.class),
            "altMetafactory",
            MethodTypeDesc.of(
                ConstantDescs.CD_CallSite,
                ConstantDescs.CD_MethodHandles_Lookup,
                CD_String,
                ConstantDescs.CD_MethodType,
                CD_Object.arrayType()));
    DirectMethodHandleDesc adapted =
        MethodHandleDesc.ofMethod(
            DirectMethodHandleDesc.Kind.STATIC,
            HOST,
            "$anonfun$body$1$adapted",
            MethodTypeDesc.of(CD_Object, CD_int, YIELDER));
    MemoryLoader loader =
        loader(
            ClassFile.JAVA_8_VERSION,
            to -> {
              to.withInterfaceSymbols(desc(java.util.function.Function.class));
              int flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
              to.withMethodBody(
                  "$anonfun$body$1",
                  MethodTypeDesc.of(CD_int, CD_int, YIELDER),
                  flags,
                  code -> {
                    yielding(code, 1, "scala").pop();
                    code.iload(0).iconst_1().iadd().ireturn();
                  });
              to.withMethodBody(
                  "$anonfun$body$1$adapted",
                  MethodTypeDesc.of(CD_Object, CD_int, YIELDER),
                  flags,
                  code ->
                      code.iload(0)
                          .aload(1)
                          .invokestatic(
                              HOST, "$anonfun$body$1", MethodTypeDesc.of(CD_int, CD_int, YIELDER))
                          .invokestatic(
                              desc(Integer.class),
                              "valueOf",
                              MethodTypeDesc.of(desc(Integer.class), CD_int))
                          .areturn());
              to.withMethodBody(
                  "apply",
                  MethodTypeDesc.of(CD_Object, CD_Object),
                  ClassFile.ACC_PUBLIC,
                  code ->
                      code.bipush(41)
                          .invokedynamic(
                              DynamicCallSiteDesc.of(
                                  factory,
                                  "run",
                                  MethodTypeDesc.of(BODY, CD_int),
                                  RUN,
                                  adapted,
                                  RUN,
                                  LambdaMetafactory.FLAG_SERIALIZABLE
                                      | LambdaMetafactory.FLAG_MARKERS,
                                  1,
                                  desc(Serializable.class)))
                          .areturn());
              to.withMethodBody(
                  "$deserializeLambda$",
                  MethodTypeDesc.of(CD_Object, desc(java.lang.invoke.SerializedLambda.class)),
                  ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                  code -> code.aconst_null().areturn());
            });
    compiledWithResult(loader.code("built.Host"));
  }

  @Test
  @DisplayName("P44: handlers, lines and variables of code that cannot be reached")
  void unreachableTry() {
    compiledWithResult(deadCode(false));
    compiledWithResult(deadCode(true));
  }

  /** A live yield, then a try that nothing leads to; perhaps at the very end of the method. */
  private static CodeWithResult deadCode(boolean atEnd) {
    ClassFile files =
        ClassFile.of(StackMapsOption.DROP_STACK_MAPS, ClassFile.DeadCodeOption.KEEP_DEAD_CODE);
    byte[] file =
        files.build(
            HOST,
            to -> {
              to.withVersion(ClassFile.JAVA_21_VERSION, 0);
              to.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER);
              to.withInterfaceSymbols(BODY);
              to.withMethodBody(
                  ConstantDescs.INIT_NAME,
                  NOTHING,
                  ClassFile.ACC_PUBLIC,
                  init ->
                      init.aload(0)
                          .invokespecial(CD_Object, ConstantDescs.INIT_NAME, NOTHING)
                          .return_());
              to.withMethodBody(
                  "run",
                  RUN,
                  ClassFile.ACC_PUBLIC,
                  code -> {
                    Label tryStart = code.newLabel();
                    Label tryEnd = code.newLabel();
                    Label handler = code.newLabel();
                    Label live = code.newLabel();
                    Label end = code.newLabel();
                    code.lineNumber(10);
                    if (!atEnd) {
                      code.goto_(live);
                    } else {
                      yielding(code, 1, "live").areturn();
                    }
                    // Frames as a compiler that knows no better writes them.
                    code.labelBinding(tryStart).lineNumber(11);
                    yielding(code, 1, "dead").pop();
                    code.labelBinding(tryEnd).lineNumber(12).aconst_null().areturn();
                    code.labelBinding(handler).lineNumber(13).athrow();
                    code.localVariable(1, "y", YIELDER, code.startLabel(), code.endLabel());
                    code.localVariable(0, "dead", HOST, tryStart, tryEnd);
                    code.exceptionCatch(tryStart, tryEnd, handler, CD_Exception);
                    code.labelBinding(live);
                    if (!atEnd) {
                      yielding(code, 1, "live").areturn();
                    }
                    code.labelBinding(end);
                    var self = ObjectVerificationTypeInfo.of(HOST);
                    var yielder = ObjectVerificationTypeInfo.of(YIELDER);
                    var exception = ObjectVerificationTypeInfo.of(CD_Exception);
                    var frames = new ArrayList<StackMapFrameInfo>();
                    frames.add(StackMapFrameInfo.of(tryStart, List.of(self, yielder), List.of()));
                    frames.add(
                        StackMapFrameInfo.of(handler, List.of(self, yielder), List.of(exception)));
                    if (!atEnd) {
                      frames.add(StackMapFrameInfo.of(live, List.of(self, yielder), List.of()));
                    }
                    code.with(StackMapTableAttribute.of(frames));
                  });
            });
    MemoryLoader loader = new MemoryLoader(Map.of("built.Host", file));
    return bodyOf(loader);
  }

  @SuppressWarnings("unchecked") // it is built here
  private static CodeWithResult bodyOf(MemoryLoader loader) {
    return log -> (GeneratorBody<Object, Object, Object>) loader.make("built.Host");
  }

  @Test
  @DisplayName("P34: class files that are too old to say what is in the locals")
  void oldClassFile() {
    stackfulWithResult(
        Limit.OLD_CLASS_FILE,
        null,
        body(ClassFile.JAVA_5_VERSION, to -> yielding(to, 1, "old").areturn()));
  }

  private CodeWithResult generated(String statements) {
    String source =
        """
        package built;

        import dev.agen.GeneratorBody;
        import java.util.function.Consumer;
        import java.util.function.Function;

        public class Host implements Function<Consumer<Object>, GeneratorBody<Object, Object, Object>> {
          @Override
          public GeneratorBody<Object, Object, Object> apply(Consumer<Object> log) {
            return y -> {
              int a = 1;
              long b = 2;
              Object c = "c";
              %s
              return c;
            };
          }
        }
        """
            .formatted(statements);
    Path classes = Compilation.into(directory).add("built/Host.java", source).javac();
    return new MemoryLoader(Compilation.read(classes)).code("built.Host");
  }

  @Test
  @DisplayName("P31: too many yields for one method")
  void tooManyYields() {
    stackfulWithResult(
        Limit.TOO_LARGE, null, generated("c = y.yield(a + b); a++;\n".repeat(2_000)));
  }

  @Test
  @DisplayName("P31: a body of 20,000 bytes with many yields")
  void manyYields() {
    compiledWithResult(generated("c = y.yield(a + b + \"\" + c); a++;\n".repeat(200)));
  }

  @Test
  @DisplayName("P31: a body whose jumps are short as javac writes them, and long in the machine")
  void jumpsThatGrow() {
    compiledWithResult(
        generated(
            "for (int i = 0; i < 2 && y.yield(i) != null; i++) { if (c == y) { continue; }\n"
                + "a = a * 31 + (int) b; b ^= a;\n".repeat(2_514)
                + "c = y.yield(a + b); }\n"));
  }

  @Test
  @DisplayName("P31: a body that is long between two yields, with jumps farther than 32,767 bytes")
  void longJumps() {
    compiledWithResult(
        generated(
            "for (int i = 0; i < 2 && y.yield(i) != null; i++) { if (c == y) { continue; }\n"
                + "a = a * 31 + (int) b; b ^= a;\n".repeat(2_500)
                + "c = y.yield(a + b); }\n"));
  }
}
