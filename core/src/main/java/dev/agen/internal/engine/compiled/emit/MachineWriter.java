package dev.agen.internal.engine.compiled.emit;

import dev.agen.Limit;
import dev.agen.internal.engine.compiled.Refused;
import dev.agen.internal.engine.compiled.plan.Field;
import dev.agen.internal.engine.compiled.plan.Plan;
import dev.agen.internal.engine.compiled.plan.Slot;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the class of a machine, or of a call. */
public final class MachineWriter {

  /** What HotSpot compiles ends at 8,000 bytes, and so does what it inlines into a method. */
  private static final int LARGEST = 7_990;

  /** What is to be inlined at a point: boxing, {@code yields}, {@code resumed}. */
  private static final int INLINED = 55;

  private static final int OLDEST_VERSION = ClassFile.JAVA_21_VERSION;

  /** A jump that is too far would be written as two, with a frame between them that is not ours. */
  private static final ClassFile CLASS_FILE =
      ClassFile.of(
          ClassFile.StackMapsOption.DROP_STACK_MAPS,
          ClassFile.DeadCodeOption.KEEP_DEAD_CODE,
          ClassFile.ShortJumpsOption.FAIL_ON_SHORT_JUMPS);

  private final Plan plan;
  private final MethodCode code;
  private final ClassDesc self;
  private final ClassDesc base;
  private final boolean isCall;
  private final boolean dropsResult;
  private @Nullable Refused refused;

  private MachineWriter(Plan plan, ClassDesc self, boolean isCall, boolean dropsResult) {
    this.plan = plan;
    this.self = self;
    this.isCall = isCall;
    this.dropsResult = dropsResult;
    code = plan.code();
    base = isCall ? Names.CALL : Names.MACHINE;
  }

  /**
   * Writes the machine of a body.
   *
   * @param plan of the body's method
   * @param self the name of the class to write
   * @param dropsResult whether what the method returns is of no interest
   * @return the class file
   * @throws Refused if it would be too large
   */
  public static byte[] machine(Plan plan, ClassDesc self, boolean dropsResult) throws Refused {
    return new MachineWriter(plan, self, false, dropsResult).write();
  }

  /**
   * Writes the call of a method that gets the yielder.
   *
   * @param plan of the method
   * @param self the name of the class to write
   * @return the class file
   * @throws Refused if it would be too large
   */
  public static byte[] call(Plan plan, ClassDesc self) throws Refused {
    return new MachineWriter(plan, self, true, false).write();
  }

  private byte[] write() throws Refused {
    byte[] plain = write(Form.PLAIN);
    int largest = LARGEST - INLINED * plan.points().size();
    if (plain != null && (plain.length <= largest || size(plain) <= largest)) {
      return plain;
    }
    byte[] other = write(Form.COMPACT);
    if (other == null && plain == null) {
      other = write(Form.FAR);
    }
    if (other == null) {
      if (plain == null) {
        throw tooLarge();
      }
      return plain;
    }
    return plain != null && size(plain) <= size(other) ? plain : other;
  }

  private Refused tooLarge() {
    return new Refused(
        Limit.TOO_LARGE,
        code.name()
            + " has "
            + code.codeLength()
            + " bytes, and yields, awaits and calls at "
            + plan.points().size()
            + " places",
        code.place());
  }

  /** Null if a method cannot be that large. */
  private byte @Nullable [] write(Form form) throws Refused {
    try {
      byte[] written =
          CLASS_FILE.build(
              self,
              new Consumer<ClassBuilder>() {
                @Override
                public void accept(ClassBuilder to) {
                  type(to, form);
                }
              });
      if (refused != null) {
        throw refused;
      }
      return written;
    } catch (IllegalArgumentException tooLarge) {
      if (refused != null) {
        throw refused;
      }
      if (code.codeLength() + 100 * plan.points().size() < Short.MAX_VALUE) {
        throw tooLarge; // it is something else
      }
      return null;
    }
  }

  private int size(byte[] written) {
    String name = bodyName();
    for (MethodModel method : ClassFile.of().parse(written).methods()) {
      if (method.methodName().equalsString(name)
          && method.methodType().equalsString(Names.STEP.descriptorString())) {
        return ((CodeAttribute) method.code().orElseThrow()).codeLength();
      }
    }
    throw new IllegalStateException(name);
  }

  /** Not a name that would override something. */
  private String bodyName() {
    String name = code.name();
    return switch (name) {
      case "step", "clone", "toString" -> name.concat("$body");
      default -> name;
    };
  }

  private void type(ClassBuilder to, Form form) {
    to.withVersion(
        Math.max(code.classFile().majorVersion(), OLDEST_VERSION), code.classFile().minorVersion());
    to.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
    to.withSuperclass(base);
    String file = code.sourceFile();
    if (file != null) {
      to.with(SourceFileAttribute.of(file));
    }
    for (Field field : plan.fields()) {
      to.withField(field.name(), field.type(), 0);
    }
    method(to, ConstantDescs.INIT_NAME, Names.NOTHING, 0, Method.CONSTRUCTOR);
    if (isCall) {
      method(to, "start", start(), ClassFile.ACC_STATIC, Method.START);
    } else {
      method(to, "fresh", Names.FRESH, ClassFile.ACC_PROTECTED, Method.FRESH);
      method(to, "clear", Names.NOTHING, ClassFile.ACC_PROTECTED, Method.CLEAR);
    }
    method(to, "step", Names.STEP, ClassFile.ACC_PROTECTED, Method.STEP);
    method(
        to,
        bodyName(),
        Names.STEP,
        ClassFile.ACC_PRIVATE,
        switch (form) {
          case PLAIN -> Method.BODY;
          case COMPACT -> Method.COMPACT_BODY;
          case FAR -> Method.FAR_BODY;
        });
  }

  private enum Method {
    CONSTRUCTOR,
    START,
    FRESH,
    CLEAR,
    STEP,
    BODY,
    COMPACT_BODY,
    FAR_BODY
  }

  private void method(ClassBuilder to, String name, MethodTypeDesc type, int flags, Method method) {
    to.withMethodBody(
        name,
        type,
        flags,
        new Consumer<
            CodeBuilder>() { // not a lambda: the first program's first value waits for this
          @Override
          public void accept(CodeBuilder code) {
            write(method, code);
          }
        });
  }

  private void write(Method method, CodeBuilder to) {
    switch (method) {
      case CONSTRUCTOR -> constructor(to);
      case START -> start(to);
      case FRESH -> fresh(to);
      case CLEAR -> clear(to);
      case STEP -> step(to);
      case BODY -> body(to, Form.PLAIN);
      case COMPACT_BODY -> body(to, Form.COMPACT);
      case FAR_BODY -> body(to, Form.FAR);
    }
  }

  private void constructor(CodeBuilder to) {
    to.aload(0).invokespecial(base, ConstantDescs.INIT_NAME, Names.NOTHING).return_();
  }

  /** Takes what the method takes, the yielder, which it drops, included. */
  private MethodTypeDesc start() {
    return MethodTypeDesc.of(self, code.parameters());
  }

  private void start(CodeBuilder to) {
    int machine = code.slotOf(code.parameters().size());
    if (!code.isStatic()) { // a call of null fails before it begins
      to.aload(0).loadConstant(code.name());
      to.invokestatic(Names.desc(Objects.class), "requireNonNull", Names.REQUIRE_NON_NULL).pop();
    }
    to.new_(self).dup().invokespecial(self, ConstantDescs.INIT_NAME, Names.NOTHING);
    to.astore(machine);
    for (Slot slot : plan.slots().getFirst()) {
      Field field = slot.field();
      if (field != null) {
        to.aload(machine).loadLocal(slot.value().typeKind(), slot.position());
        to.putfield(self, field.name(), field.type());
      }
    }
    to.aload(machine).areturn();
  }

  private void fresh(CodeBuilder to) {
    List<ClassDesc> parameters = code.parameters();
    to.new_(self).dup().invokespecial(self, ConstantDescs.INIT_NAME, Names.NOTHING).astore(2);
    int captured = 0;
    for (int i = 0; i < parameters.size(); i++) {
      if (i == plan.yielder()) {
        continue;
      }
      Field field = startField(code.slotOf(i));
      if (field != null) {
        to.aload(2).aload(1).loadConstant(captured).aaload();
        Boxes.unbox(to, parameters.get(i));
        to.putfield(self, field.name(), field.type());
      }
      captured++;
    }
    to.aload(2).areturn();
  }

  private @Nullable Field startField(int local) {
    for (Slot slot : plan.slots().getFirst()) {
      if (slot.position() == local) {
        return slot.field();
      }
    }
    return null;
  }

  private void step(CodeBuilder to) {
    to.aload(0).invokevirtual(self, bodyName(), Names.STEP).areturn();
  }

  private void clear(CodeBuilder to) {
    for (Field field : plan.fields()) {
      if (field.isReference()) {
        to.aload(0).aconst_null().putfield(self, field.name(), field.type());
      }
    }
    to.return_();
  }

  private void body(CodeBuilder to, Form form) {
    try {
      new BodyWriter(plan, to, self, base, dropsResult, form).write();
    } catch (Refused refusal) {
      refused = refusal;
      to.aconst_null().areturn();
    }
  }
}
