package dev.agen.internal.engine.compiled.link;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * Bootstrap methods of machines. A machine is an ordinary class beside its host and has no right to
 * the host's private members; its lookup, however, has the right to become the host's, since both
 * are in one module and package.
 *
 * <p>Nobody gets more rights from this class than they have: everything begins with the caller's
 * own lookup.
 */
public final class Link {

  /** Reads a field of an object. */
  public static final int GET_FIELD = 1;

  /** Reads a static field. */
  public static final int GET_STATIC = 2;

  /** Writes a field of an object. */
  public static final int PUT_FIELD = 3;

  /** Writes a static field. */
  public static final int PUT_STATIC = 4;

  /** Calls a method of an object. */
  public static final int CALL_VIRTUAL = 5;

  /** Calls a static method. */
  public static final int CALL_STATIC = 6;

  /** Calls a method of a superclass, or a private one. */
  public static final int CALL_SPECIAL = 7;

  /** Makes an object. */
  public static final int CONSTRUCT = 8;

  private Link() {}

  /**
   * Links an access to a member.
   *
   * @param caller the machine
   * @param name ignored
   * @param site what the access takes and gives
   * @param host whose rights to use
   * @param kind one of the constants
   * @param owner the class named by the access
   * @param member the member's name
   * @param type of a method, the type; of a field, a type that returns what the field holds
   * @return the access
   * @throws ReflectiveOperationException if there is no such member
   */
  public static CallSite member(
      Lookup caller,
      String name,
      MethodType site,
      Class<?> host,
      int kind,
      Class<?> owner,
      String member,
      MethodType type)
      throws ReflectiveOperationException {
    Lookup lookup = MethodHandles.privateLookupIn(host, caller);
    MethodHandle access =
        switch (kind) {
          case GET_FIELD -> lookup.findGetter(owner, member, type.returnType());
          case GET_STATIC -> lookup.findStaticGetter(owner, member, type.returnType());
          case PUT_FIELD -> lookup.findSetter(owner, member, type.returnType());
          case PUT_STATIC -> lookup.findStaticSetter(owner, member, type.returnType());
          case CALL_VIRTUAL -> lookup.findVirtual(owner, member, type);
          case CALL_STATIC -> lookup.findStatic(owner, member, type);
          case CALL_SPECIAL -> lookup.findSpecial(owner, member, type, host);
          case CONSTRUCT -> lookup.findConstructor(owner, type);
          default -> throw new IllegalArgumentException(Integer.toString(kind));
        };
    return new ConstantCallSite(access.asType(site));
  }

  /**
   * Links a lambda or method reference as if the host made it.
   *
   * @param caller the machine
   * @param name of the interface's method
   * @param site what is captured, and the interface
   * @param host whose rights to use
   * @param arguments what {@link LambdaMetafactory} wants
   * @return what makes the lambda
   * @throws Exception if that refuses
   */
  public static CallSite lambda(
      Lookup caller, String name, MethodType site, Class<?> host, Object... arguments)
      throws Exception {
    Lookup lookup = MethodHandles.privateLookupIn(host, caller);
    try {
      return lambda(lookup, name, site, arguments);
    } catch (LambdaConversionException refused) {
      // A method that looks at its caller, as Class::forName: only its caller may refer to it.
      return lambda(caller, name, site, arguments);
    }
  }

  private static CallSite lambda(Lookup lookup, String name, MethodType site, Object[] arguments)
      throws LambdaConversionException {
    if (arguments.length == 3) {
      return LambdaMetafactory.metafactory(
          lookup,
          name,
          site,
          (MethodType) arguments[0],
          (MethodHandle) arguments[1],
          (MethodType) arguments[2]);
    }
    return LambdaMetafactory.altMetafactory(lookup, name, site, arguments);
  }

  /**
   * Links any other dynamic call as if the host made it.
   *
   * @param caller the machine
   * @param name as in the original call
   * @param site as in the original call
   * @param host whose rights to use
   * @param bootstrap as in the original call
   * @param arguments as in the original call
   * @return the call
   * @throws Throwable what the bootstrap method throws
   */
  public static CallSite dynamic(
      Lookup caller,
      String name,
      MethodType site,
      Class<?> host,
      MethodHandle bootstrap,
      Object... arguments)
      throws Throwable {
    Object[] all = new Object[arguments.length + 3];
    all[0] = MethodHandles.privateLookupIn(host, caller);
    all[1] = name;
    all[2] = site;
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return (CallSite) bootstrap.invokeWithArguments(Arrays.asList(all));
  }

  /**
   * Makes a constant method handle as if it were the host's.
   *
   * @param caller the machine
   * @param name ignored
   * @param type MethodHandle
   * @param host whose rights to use
   * @param kind one of {@link MethodHandleInfo}'s
   * @param owner the class named by the handle
   * @param member the member's name
   * @param memberType of a method, the type; of a field, a type that returns what the field holds
   * @return the handle
   * @throws ReflectiveOperationException if there is no such member
   */
  public static MethodHandle handle(
      Lookup caller,
      String name,
      Class<?> type,
      Class<?> host,
      int kind,
      Class<?> owner,
      String member,
      MethodType memberType)
      throws ReflectiveOperationException {
    try {
      return handle(
          MethodHandles.privateLookupIn(host, caller), host, kind, owner, member, memberType);
    } catch (IllegalAccessException refused) {
      // As for lambdas: a method that looks at its caller.
      return handle(caller, caller.lookupClass(), kind, owner, member, memberType);
    }
  }

  private static MethodHandle handle(
      Lookup lookup, Class<?> host, int kind, Class<?> owner, String member, MethodType memberType)
      throws ReflectiveOperationException {
    return switch (kind) {
      case MethodHandleInfo.REF_getField ->
          lookup.findGetter(owner, member, memberType.returnType());
      case MethodHandleInfo.REF_getStatic ->
          lookup.findStaticGetter(owner, member, memberType.returnType());
      case MethodHandleInfo.REF_putField ->
          lookup.findSetter(owner, member, memberType.returnType());
      case MethodHandleInfo.REF_putStatic ->
          lookup.findStaticSetter(owner, member, memberType.returnType());
      case MethodHandleInfo.REF_invokeStatic -> lookup.findStatic(owner, member, memberType);
      case MethodHandleInfo.REF_newInvokeSpecial -> lookup.findConstructor(owner, memberType);
      case MethodHandleInfo.REF_invokeSpecial ->
          lookup.findSpecial(owner, member, memberType, host);
      default -> lookup.findVirtual(owner, member, memberType);
    };
  }

  /**
   * Links a call of a method that gets the yielder.
   *
   * @param caller the machine
   * @param name ignored
   * @param site takes the operands of the call, gives the object that executes it
   * @param owner the class that declares the method
   * @param key what tells it from others
   * @return what makes that object
   */
  public static CallSite call(
      Lookup caller, String name, MethodType site, Class<?> owner, String key) {
    return new ConstantCallSite(Calls.of(owner).get(key).asType(site));
  }
}
