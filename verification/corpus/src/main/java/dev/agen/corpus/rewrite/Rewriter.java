package dev.agen.corpus.rewrite;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Adds bodies to a class file. */
public final class Rewriter {

  private static final ClassFile CLASS_FILE =
      ClassFile.of(
          ClassFile.StackMapsOption.DROP_STACK_MAPS, ClassFile.DeadCodeOption.KEEP_DEAD_CODE);

  private final ClassModel original;
  private final String owner;
  private final Draw draw;
  private final Map<String, Integer> omitted = new TreeMap<>();

  /**
   * For one class.
   *
   * @param original its class file
   * @param draw chooses the places
   */
  public Rewriter(byte[] original, Draw draw) {
    this.original = CLASS_FILE.parse(original);
    this.draw = draw;
    owner = this.original.thisClass().asInternalName().replace('/', '.');
  }

  /**
   * Gives the methods that have code and are not constructors.
   *
   * @return the methods
   */
  public List<MethodModel> methods() {
    return original.methods().stream()
        .filter(method ->
            method.code().isPresent() && method.methodName().stringValue().charAt(0) != '<')
        .toList();
  }

  /**
   * Makes bodies. If all of them are too much for one class file, there is one for each.
   *
   * @param chosen of which methods
   * @return the class files
   */
  public List<Rewritten> rewrite(Predicate<MethodModel> chosen) {
    List<MethodModel> methods = methods().stream().filter(chosen).toList();
    try {
      return List.of(write(methods));
    } catch (IllegalArgumentException tooMuch) {
      List<Rewritten> each = new ArrayList<>();
      for (MethodModel method : methods) {
        try {
          each.add(write(List.of(method)));
        } catch (IllegalArgumentException tooLarge) {
          each.add(new Rewritten(original, List.of(), Map.of("the body would be too large", 1)));
        }
      }
      return each;
    }
  }

  private Rewritten write(List<MethodModel> methods) {
    omitted.clear();
    List<Body> bodies = new ArrayList<>();
    byte[] written =
        CLASS_FILE.transformClass(
            original,
            ClassTransform.endHandler(to -> {
              for (MethodModel method : methods) {
                body(method, to, bodies);
              }
            }));
    return new Rewritten(CLASS_FILE.parse(written), bodies, Map.copyOf(omitted));
  }

  private void body(MethodModel method, ClassBuilder to, List<Body> bodies) {
    CodeModel code = method.code().orElseThrow();
    MethodTypeDesc type = method.methodTypeSymbol();
    int yielder = method.flags().has(AccessFlag.STATIC) ? 0 : 1;
    for (ClassDesc parameter : type.parameterList()) {
      yielder += TypeKind.from(parameter).slotSize();
    }
    String name = method.methodName().stringValue();
    MethodTypeDesc bodyType = type.insertParameterTypes(type.parameterCount(), Suspender.YIELDER);
    BodyCode body = new BodyCode(code, yielder, draw, owner + "." + name + type.descriptorString());
    try {
      ShiftedFrames.of(code, yielder); // or throws, before anything is written
      int flags = method.flags().flagsMask() & (ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE);
      boolean isOfInterface = original.flags().has(AccessFlag.INTERFACE);
      if (isOfInterface && (flags & ClassFile.ACC_PRIVATE) == 0) {
        flags |= ClassFile.ACC_PUBLIC;
      }
      to.withMethodBody(name, bodyType, flags, body::write);
    } catch (NotRewrittenException not) {
      omitted.merge(not.getMessage(), 1, Integer::sum);
      return;
    }
    bodies.add(
        new Body(
            owner,
            name,
            type.descriptorString(),
            bodyType.descriptorString(),
            body.pattern(),
            body.points()));
  }
}
