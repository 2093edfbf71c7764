package dev.agen.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.agen.AsyncStream;
import dev.agen.Engine;
import dev.agen.StreamBody;
import dev.agen.Yielder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A conditional jump that is too far for one instruction once there are suspensions under it. */
class FarJumpTest {

  private static final int YIELDS = 1_200;
  private static final String NAME = "dev.agen.compiled.Far";
  private static final ClassDesc YIELDER = ClassDesc.of(Yielder.class.getName());

  @Test
  @DisplayName("P31: is written as two")
  void isWrittenAsTwo() throws ReflectiveOperationException {
    assumeThat(System.getProperty("agen.engine", "auto")).isNotEqualTo("stackful");
    byte[] file =
        ClassFile.of()
            .build(
                ClassDesc.of(NAME),
                to -> {
                  to.withFlags(ClassFile.ACC_PUBLIC);
                  to.withInterfaceSymbols(ClassDesc.of(StreamBody.class.getName()));
                  to.withMethodBody(
                      ConstantDescs.INIT_NAME,
                      ConstantDescs.MTD_void,
                      ClassFile.ACC_PUBLIC,
                      code ->
                          code.aload(0)
                              .invokespecial(
                                  ConstantDescs.CD_Object,
                                  ConstantDescs.INIT_NAME,
                                  ConstantDescs.MTD_void)
                              .return_());
                  to.withMethodBody(
                      "run",
                      MethodTypeDesc.of(ConstantDescs.CD_void, YIELDER),
                      ClassFile.ACC_PUBLIC,
                      FarJumpTest::body);
                });
    Class<?> type = new InMemory(file).loadClass(NAME);
    @SuppressWarnings("unchecked")
    StreamBody<Integer> body = (StreamBody<Integer>) type.getConstructor().newInstance();
    AsyncStream<Integer> stream = AsyncStream.generate(body);
    assertThat(stream.engine()).isInstanceOf(Engine.Compiled.class);
    assertThat(stream.toList()).hasSize(YIELDS).containsOnly(1000);
  }

  /** {@code if (y != null) { y.yield(1000); ...}}, often enough. */
  private static void body(CodeBuilder code) {
    MethodTypeDesc yield = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    MethodTypeDesc box = MethodTypeDesc.of(ConstantDescs.CD_Integer, ConstantDescs.CD_int);
    Label end = code.newLabel();
    code.aload(1).ifnull(end);
    for (int i = 0; i < YIELDS; i++) {
      code.aload(1)
          .loadConstant(1000)
          .invokestatic(ConstantDescs.CD_Integer, "valueOf", box)
          .invokeinterface(YIELDER, "yield", yield)
          .pop();
    }
    code.labelBinding(end).return_();
  }

  /** Gives its class and the file of it. */
  private static final class InMemory extends ClassLoader {

    private final byte[] file;

    InMemory(byte[] file) {
      super(FarJumpTest.class.getClassLoader());
      this.file = file;
    }

    @Override
    protected Class<?> findClass(String name) {
      return defineClass(name, file, 0, file.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      return name.endsWith("Far.class")
          ? new ByteArrayInputStream(file)
          : super.getResourceAsStream(name);
    }
  }
}
