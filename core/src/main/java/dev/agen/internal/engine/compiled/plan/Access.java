package dev.agen.internal.engine.compiled.plan;

import dev.agen.Limit;
import dev.agen.internal.engine.compiled.Refused;
import dev.agen.internal.engine.compiled.scan.ClassFiles;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which members the host may use and a plain class beside it may not: private ones of its nest, and
 * protected ones that it inherits from another package. Looks into class files, so that no class is
 * loaded or linked for it.
 */
public final class Access {

  private final MethodCode code;
  private final Class<?> host;
  private final Map<String, ClassModel> files = new HashMap<>();

  Access(MethodCode code) {
    this.code = code;
    this.host = code.host();
    files.put(host.getName(), code.classFile());
  }

  /**
   * Tells about a call.
   *
   * @param call of a method or constructor
   * @return whether it needs the host's rights
   * @throws Refused if a class file that would tell cannot be found
   */
  public boolean isDenied(InvokeInstruction call) throws Refused {
    String name = call.name().stringValue();
    if (call.opcode() == Opcode.INVOKESPECIAL && !name.equals("<init>")) {
      return true; // super, or private in old class files
    }
    String owner = call.owner().asInternalName();
    return owner.charAt(0) != '['
        && isDenied(owner.replace('/', '.'), name, call.type().stringValue(), false);
  }

  /**
   * Tells about an access to a field.
   *
   * @param access reading or writing
   * @return whether it needs the host's rights
   * @throws Refused if a class file that would tell cannot be found
   */
  public boolean isDenied(FieldInstruction access) throws Refused {
    return isDenied(
        access.owner().asInternalName().replace('/', '.'),
        access.name().stringValue(),
        access.type().stringValue(),
        true);
  }

  /**
   * Looks for a type that a linked access cannot have in its descriptor: a class that only another
   * package may name. Ordinary calls may have them, since their descriptors are only compared.
   *
   * @param type of the access
   * @return the name of such a class; null if there is none
   */
  @Nullable String unnameable(MethodTypeDesc type) {
    for (ClassDesc parameter : type.parameterList()) {
      if (!isNameable(parameter)) {
        return parameter.displayName();
      }
    }
    return isNameable(type.returnType()) ? null : type.returnType().displayName();
  }

  private boolean isNameable(ClassDesc type) {
    ClassDesc element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    if (element.isPrimitive()) {
      return true;
    }
    String descriptor = element.descriptorString();
    String name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    if (name.startsWith("java.lang.") || isInPackage(name)) {
      return true;
    }
    try {
      Class<?> named = Class.forName(name, false, host.getClassLoader());
      return (named.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
          && named.getModule().isExported(named.getPackageName(), host.getModule());
    } catch (ClassNotFoundException | LinkageError absent) {
      return true; // then the call fails as it would have
    }
  }

  private boolean isDenied(String owner, String name, String type, boolean isField) throws Refused {
    if (!isNestmate(owner) && !isRelated(owner)) {
      return false;
    }
    String declaring = owner;
    while (!declaring.equals("java.lang.Object")) {
      ClassModel file = file(declaring);
      AccessFlags flags = flags(file, name, type, isField);
      if (flags != null) {
        return (flags.flagsMask() & ClassFile.ACC_PRIVATE) != 0
            || ((flags.flagsMask() & ClassFile.ACC_PROTECTED) != 0 && !isInPackage(declaring));
      }
      if (name.equals("<init>") || file.superclass().isEmpty()) {
        return false;
      }
      declaring = file.superclass().get().asInternalName().replace('/', '.');
    }
    return !isField && (name.equals("clone") || name.equals("finalize"));
  }

  private boolean isNestmate(String owner) {
    String nest = host.getNestHost().getName();
    return owner.equals(host.getName())
        || owner.equals(nest)
        || (owner.startsWith(nest) && owner.charAt(nest.length()) == '$');
  }

  /** Only through a superclass or a subclass of the host are there protected members. */
  private boolean isRelated(String owner) {
    for (Class<?> type = host.getSuperclass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals(owner)) {
        return true;
      }
    }
    if (!inheritsFromElsewhere()) {
      return false;
    }
    try {
      return host.isAssignableFrom(Class.forName(owner, false, host.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError absent) {
      return false; // then the call fails as it would have
    }
  }

  private boolean inheritsFromElsewhere() {
    for (Class<?> type = host.getSuperclass(); type != null; type = type.getSuperclass()) {
      if (type != Object.class && !isInPackage(type.getName())) {
        return true;
      }
    }
    return false;
  }

  private boolean isInPackage(String name) {
    int end = name.lastIndexOf('.');
    return host.getPackageName().equals(end < 0 ? "" : name.substring(0, end));
  }

  private ClassModel file(String name) throws Refused {
    ClassModel known = files.get(name);
    if (known == null) {
      known = ClassFiles.find(name, host.getClassLoader());
      if (known == null) {
        throw new Refused(
            Limit.CLASS_FILE_NOT_FOUND,
            "whether the machine may use members of "
                + name
                + " is not known without its class file",
            code.place());
      }
      files.put(name, known);
    }
    return known;
  }

  private static @Nullable AccessFlags flags(
      ClassModel file, String name, String type, boolean isField) {
    if (isField) {
      for (FieldModel field : file.fields()) {
        if (field.fieldName().equalsString(name) && field.fieldType().equalsString(type)) {
          return field.flags();
        }
      }
      return null;
    }
    for (MethodModel method : file.methods()) {
      if (method.methodName().equalsString(name) && method.methodType().equalsString(type)) {
        return method.flags();
      }
    }
    return null;
  }
}
