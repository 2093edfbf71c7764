package dev.agen.internal.engine.compiled.scan;

import dev.agen.Awaiter;
import dev.agen.Limit;
import dev.agen.Yielder;
import dev.agen.internal.engine.compiled.Refused;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the method behind a body object.
 *
 * <p>A lambda of a serializable interface tells where its code is: its class has a method {@code
 * writeReplace} that gives a {@link SerializedLambda}. Nothing is serialized. Any other object is a
 * body itself, with the code in its method {@code run}.
 */
public final class BodyFinder {

  private static final Object[] NOTHING = {};

  private final Class<?> type;

  /** What the method {@code run} of an object takes. */
  private final Class<? extends Awaiter> yielder;

  /** Gives the {@link SerializedLambda}; null for an object that is a body itself. */
  private final @Nullable MethodHandle reveal;

  private BodyFinder(
      Class<?> type, Class<? extends Awaiter> yielder, @Nullable MethodHandle reveal) {
    this.type = type;
    this.yielder = yielder;
    this.reveal = reveal;
  }

  /**
   * Looks at the class of a body.
   *
   * @param type the class
   * @param yielder what bodies of the kind that is looked for take
   * @param lookup with private access to it
   * @return what finds the code of its objects
   * @throws Refused if its class hides that
   */
  public static BodyFinder of(Class<?> type, Class<? extends Awaiter> yielder, Lookup lookup)
      throws Refused {
    if (!type.isHidden() && !type.isSynthetic()) {
      return new BodyFinder(type, yielder, null);
    }
    try {
      MethodHandle reveal =
          lookup.findVirtual(type, "writeReplace", MethodType.methodType(Object.class));
      return new BodyFinder(
          type, yielder, reveal.asType(MethodType.methodType(Object.class, Object.class)));
    } catch (NoSuchMethodException | IllegalAccessException unknown) {
      if (!type.isHidden()) {
        return new BodyFinder(type, yielder, null);
      }
      throw new Refused(
          Limit.BODY_NOT_FOUND,
          type.getName() + " is a hidden class, and no lambda of a serializable interface");
    }
  }

  /**
   * Gives what a body has captured: the arguments of its method but for the yielder.
   *
   * @param body of the class that was looked at
   * @return the values, primitives boxed
   */
  public Object[] captured(Object body) {
    if (reveal == null) {
      return new Object[] {body};
    }
    SerializedLambda lambda = reveal(body);
    int count = lambda.getCapturedArgCount();
    if (count == 0) {
      return NOTHING;
    }
    Object[] captured = new Object[count];
    for (int i = 0; i < count; i++) {
      captured[i] = lambda.getCapturedArg(i);
    }
    return captured;
  }

  private SerializedLambda reveal(Object body) {
    try {
      return (SerializedLambda) (Object) java.util.Objects.requireNonNull(reveal).invokeExact(body);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Tells whether the code depends on the object, not only on its class: a method reference to
   * something that can be overridden.
   *
   * @param body of the class that was looked at
   * @return the object whose class decides; null if the body's class does
   */
  public @Nullable Object dispatchesOn(Object body) {
    if (reveal == null) {
      return null;
    }
    SerializedLambda lambda = reveal(body);
    int kind = lambda.getImplMethodKind();
    boolean isVirtual =
        kind == MethodHandleInfo.REF_invokeVirtual || kind == MethodHandleInfo.REF_invokeInterface;
    return isVirtual && lambda.getCapturedArgCount() > 0 ? lambda.getCapturedArg(0) : null;
  }

  /**
   * Finds the code.
   *
   * @param body of the class that was looked at
   * @return its method
   * @throws Refused if it cannot be found or read
   */
  public MethodCode find(Object body) throws Refused {
    MethodCode code = reveal == null ? ofObject() : ofLambda(reveal(body));
    checkYielder(code);
    return code;
  }

  private MethodCode ofLambda(SerializedLambda lambda) throws Refused {
    String name = lambda.getImplMethodName();
    String descriptor = lambda.getImplMethodSignature();
    Class<?> host = load(lambda.getImplClass().replace('/', '.'));
    int kind = lambda.getImplMethodKind();
    if (kind == MethodHandleInfo.REF_newInvokeSpecial) {
      throw new Refused(Limit.BODY_NOT_FOUND, "the body is a constructor");
    }
    boolean isVirtual =
        kind == MethodHandleInfo.REF_invokeVirtual || kind == MethodHandleInfo.REF_invokeInterface;
    if (isVirtual && lambda.getCapturedArgCount() > 0) {
      host = Dispatch.select(host, lambda.getCapturedArg(0).getClass(), name, descriptor);
    } else if (isVirtual) {
      throw new Refused(Limit.YIELDER_ESCAPES, "the body is a method of the yielder");
    }
    return declared(host, name, descriptor);
  }

  /** Static methods may be named by a subclass. */
  private static MethodCode declared(Class<?> named, String name, String descriptor)
      throws Refused {
    Class<?> host = named;
    while (true) {
      ClassModel file = ClassFiles.read(host);
      Class<?> next = host.getSuperclass();
      if (method(file, name, descriptor) != null) {
        return MethodCode.of(host, file, name, descriptor);
      }
      if (next == null) {
        return MethodCode.of(named, ClassFiles.read(named), name, descriptor); // refuses
      }
      host = next;
    }
  }

  private Class<?> load(String name) throws Refused {
    try {
      return Class.forName(name, false, type.getClassLoader());
    } catch (ClassNotFoundException | LinkageError absent) {
      throw new Refused(Limit.CLASS_FILE_NOT_FOUND, name + " cannot be found");
    }
  }

  private static @Nullable MethodModel method(ClassModel file, String name, String descriptor) {
    for (MethodModel method : file.methods()) {
      if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)) {
        return method;
      }
    }
    return null;
  }

  private MethodCode ofObject() throws Refused {
    for (Class<?> host = type; host != null; host = host.getSuperclass()) {
      ClassModel file = ClassFiles.read(host);
      for (MethodModel method : file.methods()) {
        if (method.methodName().equalsString("run")
            && (method.flags().flagsMask() & ClassFile.ACC_BRIDGE) == 0
            && (method.flags().flagsMask() & ClassFile.ACC_STATIC) == 0
            && takesYielder(method.methodTypeSymbol().parameterList())) {
          return MethodCode.of(
              host, file, method.methodName().stringValue(), method.methodType().stringValue());
        }
      }
    }
    throw new Refused(
        Limit.BODY_NOT_FOUND, type.getName() + " has no method run that takes the yielder");
  }

  /** An object may be the body of a generator and of a coroutine. */
  private boolean takesYielder(List<ClassDesc> parameters) {
    return parameters.size() == 1
        && parameters.getFirst().descriptorString().equals(yielder.descriptorString());
  }

  private static boolean isYielder(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.equals(Yielder.class.descriptorString())
        || descriptor.equals(Awaiter.class.descriptorString());
  }

  private static void checkYielder(MethodCode code) throws Refused {
    List<ClassDesc> parameters = code.parameters();
    if (parameters.isEmpty() || !isYielder(parameters.getLast())) {
      throw new Refused(
          Limit.YIELDER_ESCAPES,
          "the last parameter of " + code.name() + " is not the yielder",
          code.place());
    }
  }
}
