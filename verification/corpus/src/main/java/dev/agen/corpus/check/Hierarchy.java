package dev.agen.corpus.check;

import dev.agen.internal.engine.compiled.run.Call;
import dev.agen.internal.engine.compiled.run.Machine;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;

/**
 * Tells the class-file library who extends whom: from class files, and for machines by their name.
 */
final class Hierarchy {

  private Hierarchy() {}

  static ClassHierarchyResolver of(Class<?> host) {
    ClassLoader loader = host.getClassLoader();
    ClassHierarchyResolver files =
        ClassHierarchyResolver.ofResourceParsing(
                loader == null ? ClassLoader.getSystemClassLoader() : loader)
            .cached();
    return type ->
        type.displayName().contains(Trial.CALL_SUFFIX)
            ? ClassHierarchyResolver.ClassHierarchyInfo.ofClass(desc(Call.class))
            : type.displayName().contains(Trial.MACHINE_SUFFIX)
                ? ClassHierarchyResolver.ClassHierarchyInfo.ofClass(desc(Machine.class))
                : files.getClassInfo(type);
  }

  private static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }
}
