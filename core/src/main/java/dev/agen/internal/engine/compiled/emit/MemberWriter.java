package dev.agen.internal.engine.compiled.emit;

import dev.agen.internal.engine.compiled.link.Link;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes accesses to members that only the host may use: {@code invokedynamic} with {@link Link},
 * which looks the member up with the host's rights once. After that it costs nothing.
 */
final class MemberWriter {

  private static final String LAMBDA_FACTORY = "Ljava/lang/invoke/LambdaMetafactory;";

  private static final DirectMethodHandleDesc MEMBER =
      bootstrap(
          "member",
          ConstantDescs.CD_CallSite,
          ConstantDescs.CD_MethodType,
          ConstantDescs.CD_Class,
          ConstantDescs.CD_int,
          ConstantDescs.CD_Class,
          ConstantDescs.CD_String,
          ConstantDescs.CD_MethodType);

  private static final DirectMethodHandleDesc DYNAMIC =
      bootstrap(
          "dynamic",
          ConstantDescs.CD_CallSite,
          ConstantDescs.CD_MethodType,
          ConstantDescs.CD_Class,
          ConstantDescs.CD_MethodHandle,
          ConstantDescs.CD_Object.arrayType());

  private static final DirectMethodHandleDesc LAMBDA =
      bootstrap(
          "lambda",
          ConstantDescs.CD_CallSite,
          ConstantDescs.CD_MethodType,
          ConstantDescs.CD_Class,
          ConstantDescs.CD_Object.arrayType());

  private static final DirectMethodHandleDesc HANDLE =
      bootstrap(
          "handle",
          ConstantDescs.CD_MethodHandle,
          ConstantDescs.CD_Class,
          ConstantDescs.CD_Class,
          ConstantDescs.CD_int,
          ConstantDescs.CD_Class,
          ConstantDescs.CD_String,
          ConstantDescs.CD_MethodType);

  private static final DirectMethodHandleDesc CALL =
      bootstrap(
          "call",
          ConstantDescs.CD_CallSite,
          ConstantDescs.CD_MethodType,
          ConstantDescs.CD_Class,
          ConstantDescs.CD_String);

  private final CodeBuilder to;
  private final ClassDesc host;

  MemberWriter(CodeBuilder to, ClassDesc host) {
    this.to = to;
    this.host = host;
  }

  private static DirectMethodHandleDesc bootstrap(
      String name, ClassDesc result, ClassDesc... arguments) {
    ClassDesc[] all = new ClassDesc[arguments.length + 2];
    all[0] = ConstantDescs.CD_MethodHandles_Lookup;
    all[1] = ConstantDescs.CD_String;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return MethodHandleDesc.ofMethod(
        DirectMethodHandleDesc.Kind.STATIC, Names.LINK, name, MethodTypeDesc.of(result, all));
  }

  void field(FieldInstruction access) {
    ClassDesc owner = access.owner().asSymbol();
    ClassDesc type = access.typeSymbol();
    switch (access.opcode()) {
      case GETFIELD ->
          member(access, MethodTypeDesc.of(type, owner), Link.GET_FIELD, MethodTypeDesc.of(type));
      case GETSTATIC ->
          member(access, MethodTypeDesc.of(type), Link.GET_STATIC, MethodTypeDesc.of(type));
      case PUTFIELD ->
          member(
              access,
              MethodTypeDesc.of(ConstantDescs.CD_void, owner, type),
              Link.PUT_FIELD,
              MethodTypeDesc.of(type));
      default ->
          member(
              access,
              MethodTypeDesc.of(ConstantDescs.CD_void, type),
              Link.PUT_STATIC,
              MethodTypeDesc.of(type));
    }
  }

  private void member(FieldInstruction access, MethodTypeDesc site, int kind, MethodTypeDesc type) {
    member(access.owner().asSymbol(), access.name().stringValue(), site, kind, type);
  }

  void method(InvokeInstruction call) {
    MethodTypeDesc type = call.typeSymbol();
    ClassDesc owner = call.owner().asSymbol();
    String name = call.name().stringValue();
    if (call.opcode() == Opcode.INVOKESTATIC) {
      member(owner, name, type, Link.CALL_STATIC, type);
    } else if (call.opcode() == Opcode.INVOKESPECIAL) {
      member(owner, name, type.insertParameterTypes(0, host), Link.CALL_SPECIAL, type);
    } else {
      member(owner, name, type.insertParameterTypes(0, owner), Link.CALL_VIRTUAL, type);
    }
  }

  /** Leaves the new object. */
  void constructor(InvokeInstruction call) {
    ClassDesc owner = call.owner().asSymbol();
    MethodTypeDesc type = call.typeSymbol();
    member(owner, "new", type.changeReturnType(owner), Link.CONSTRUCT, type);
  }

  private void member(
      ClassDesc owner, String name, MethodTypeDesc site, int kind, MethodTypeDesc type) {
    to.invokedynamic(DynamicCallSiteDesc.of(MEMBER, name, site, host, kind, owner, name, type));
  }

  /** A lambda in the body is made as if the host made it. Others need not know who asks. */
  void dynamic(InvokeDynamicInstruction invoke) {
    DirectMethodHandleDesc bootstrap = invoke.bootstrapMethod();
    boolean isLambda = bootstrap.owner().descriptorString().equals(LAMBDA_FACTORY);
    if (!isLambda && !hasHandle(invoke.bootstrapArgs())) {
      to.with(invoke);
      return;
    }
    List<ConstantDesc> arguments = new ArrayList<>();
    arguments.add(host);
    if (!isLambda) {
      arguments.add(bootstrap);
    }
    for (ConstantDesc argument : invoke.bootstrapArgs()) {
      arguments.add(argument instanceof DirectMethodHandleDesc handle ? handle(handle) : argument);
    }
    to.invokedynamic(
        DynamicCallSiteDesc.of(
            isLambda ? LAMBDA : DYNAMIC,
            invoke.name().stringValue(),
            invoke.typeSymbol(),
            arguments.toArray(new ConstantDesc[0])));
  }

  private static boolean hasHandle(List<ConstantDesc> arguments) {
    for (ConstantDesc argument : arguments) {
      if (argument instanceof DirectMethodHandleDesc) {
        return true;
      }
    }
    return false;
  }

  /** A constant method handle, made with the host's rights. */
  ConstantDesc handle(DirectMethodHandleDesc handle) {
    boolean isField = handle.refKind() <= java.lang.invoke.MethodHandleInfo.REF_putStatic;
    String type = handle.lookupDescriptor();
    return DynamicConstantDesc.ofNamed(
        HANDLE,
        "handle",
        ConstantDescs.CD_MethodHandle,
        host,
        handle.refKind(),
        handle.owner(),
        handle.methodName(),
        isField
            ? MethodTypeDesc.of(ClassDesc.ofDescriptor(type))
            : MethodTypeDesc.ofDescriptor(type));
  }

  /**
   * Makes the call object of a method that gets the yielder.
   *
   * @param owner the class that declares it
   * @param key what tells it from others
   * @param site takes all operands of the call
   */
  void call(ClassDesc owner, String key, MethodTypeDesc site) {
    to.invokedynamic(
        DynamicCallSiteDesc.of(CALL, "call", site.changeReturnType(Names.CALL), owner, key));
  }
}
