package dev.agen.internal.engine.compiled.scan;

import dev.agen.Limit;
import dev.agen.internal.engine.compiled.Refused;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytecode of one method, indexed: elements have numbers, and labels, handlers and frames are
 * found by number. What the later passes call an <em>index</em> is the number of an element.
 */
public final class MethodCode {

  /** The oldest class files with complete stack maps. */
  private static final int OLDEST_VERSION = 51;

  private final Class<?> host;
  private final ClassModel classFile;
  private final MethodModel method;
  private final CodeModel code;
  private final List<CodeElement> elements;
  private final Map<Label, Integer> labels = new HashMap<>();
  private final Map<Label, StackMapFrameInfo> frames = new HashMap<>();
  private final List<Handler> handlers = new ArrayList<>();
  private final List<ClassDesc> parameters = new ArrayList<>();
  private final int[] lines;

  /**
   * One row of the exception table.
   *
   * @param start the first index that it covers
   * @param end the first one that it does not cover any more
   * @param target where the handler begins
   * @param row as it is in the class file
   */
  public record Handler(int start, int end, int target, ExceptionCatch row) {

    /**
     * Tells about an instruction.
     *
     * @param index of the instruction
     * @return whether what it throws comes here
     */
    public boolean covers(int index) {
      return index >= start && index < end;
    }
  }

  private MethodCode(Class<?> host, ClassModel classFile, MethodModel method, CodeModel code) {
    this.host = host;
    this.classFile = classFile;
    this.method = method;
    this.code = code;
    if (!isStatic()) {
      parameters.add(classFile.thisClass().asSymbol());
    }
    parameters.addAll(method.methodTypeSymbol().parameterList());
    elements = code.elementList();
    lines = new int[elements.size()];
    index();
  }

  /**
   * Indexes a method.
   *
   * @param host the class
   * @param classFile its class file
   * @param name of the method
   * @param descriptor of the method
   * @return the method's code
   * @throws Refused if there is none, or it cannot be understood
   */
  public static MethodCode of(Class<?> host, ClassModel classFile, String name, String descriptor)
      throws Refused {
    if (classFile.majorVersion() < OLDEST_VERSION) {
      throw new Refused(
          Limit.OLD_CLASS_FILE,
          host.getName() + " has class file version " + classFile.majorVersion());
    }
    for (MethodModel method : classFile.methods()) {
      if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)) {
        Optional<CodeAttribute> code = method.findAttribute(Attributes.code());
        if (code.isEmpty()) {
          throw new Refused(
              Limit.CALL_NOT_FOLLOWED, host.getName() + "." + name + " is abstract or native");
        }
        return new MethodCode(host, classFile, method, code.get());
      }
    }
    throw new Refused(
        Limit.CLASS_FILE_NOT_FOUND,
        "the class file of " + host.getName() + " has no method " + name + descriptor);
  }

  private void index() {
    int line = -1;
    for (int i = 0; i < lines.length; i++) {
      CodeElement element = elements.get(i);
      if (element instanceof LabelTarget target) {
        labels.put(target.label(), i);
      } else if (element instanceof LineNumber number) {
        line = number.line();
      }
      lines[i] = line;
    }
    StackMapTableAttribute table = code.findAttribute(Attributes.stackMapTable()).orElse(null);
    if (table != null) {
      for (StackMapFrameInfo frame : table.entries()) {
        frames.put(frame.target(), frame);
      }
    }
    for (CodeElement element : elements) {
      if (!(element instanceof ExceptionCatch row)) {
        break; // they come first, in order
      }
      handlers.add(
          new Handler(indexOf(row.tryStart()), indexOf(row.tryEnd()), indexOf(row.handler()), row));
    }
  }

  /** {@return the class that declares the method} */
  public Class<?> host() {
    return host;
  }

  /** {@return the class file of the host} */
  public ClassModel classFile() {
    return classFile;
  }

  /** {@return the host's name} */
  public ClassDesc hostDesc() {
    return classFile.thisClass().asSymbol();
  }

  /** {@return the method's name} */
  public String name() {
    return method.methodName().stringValue();
  }

  /** {@return the method's descriptor} */
  public String descriptor() {
    return method.methodType().stringValue();
  }

  /** {@return what the method returns} */
  public ClassDesc returnType() {
    return method.methodTypeSymbol().returnType();
  }

  /** {@return whether the method has no receiver} */
  public boolean isStatic() {
    return (method.flags().flagsMask() & ClassFile.ACC_STATIC) != 0;
  }

  /** {@return whether the method holds a monitor} */
  public boolean isSynchronized() {
    return (method.flags().flagsMask() & ClassFile.ACC_SYNCHRONIZED) != 0;
  }

  /** {@return the types of what is in the locals at the start, the receiver included} */
  public List<ClassDesc> parameters() {
    return parameters;
  }

  /**
   * Finds a parameter.
   *
   * @param parameter its number in {@link #parameters()}
   * @return the local that it is in
   */
  public int slotOf(int parameter) {
    int slot = 0;
    for (int i = 0; i < parameter; i++) {
      slot += TypeKind.from(parameters.get(i)).slotSize();
    }
    return slot;
  }

  /** {@return how many locals there are} */
  public int maxLocals() {
    return ((CodeAttribute) code).maxLocals();
  }

  /** {@return how many bytes of code there are} */
  public int codeLength() {
    return ((CodeAttribute) code).codeLength();
  }

  /** {@return how many elements there are} */
  public int size() {
    return lines.length;
  }

  /**
   * Gives an element.
   *
   * @param index its number
   * @return the element
   */
  public CodeElement element(int index) {
    return elements.get(index);
  }

  /**
   * Finds a label.
   *
   * @param label of this code
   * @return its index
   */
  public int indexOf(Label label) {
    Integer index = labels.get(label);
    if (index == null) {
      throw new IllegalStateException("label without a place in " + host.getName() + "." + name());
    }
    return index;
  }

  /** {@return the exception table, in order} */
  public List<Handler> handlers() {
    return handlers;
  }

  /**
   * Gives the handlers that what an instruction throws can reach: none behind one that catches
   * everything. That matters: around a synchronized block the compiler puts a handler that lets the
   * monitor go, and only after it is the monitor not held.
   *
   * @param index of the instruction
   * @return the handlers, in order
   */
  public List<Handler> handlersAt(int index) {
    List<Handler> reached = List.of();
    for (Handler handler : handlers) {
      if (handler.covers(index)) {
        if (reached.isEmpty()) {
          reached = new ArrayList<>();
        }
        reached.add(handler);
        if (handler.row().catchType().isEmpty()) {
          break;
        }
      }
    }
    return reached;
  }

  /**
   * Gives the frame that the compiler wrote for a label.
   *
   * @param label of this code
   * @return its frame; null if it has none
   */
  public @Nullable StackMapFrameInfo frameAt(Label label) {
    return frames.get(label);
  }

  /**
   * Skips what is no instruction.
   *
   * @param index where to begin
   * @return the index of the first instruction from there on
   */
  public int instructionFrom(int index) {
    int i = index;
    while (!(elements.get(i) instanceof Instruction)) {
      i++;
    }
    return i;
  }

  /**
   * Finds the label of an instruction to which a frame refers.
   *
   * @param index of the instruction
   * @return its label
   */
  public Label labelOf(int index) {
    int i = index - 1;
    while (!(elements.get(i) instanceof LabelTarget)) {
      i--;
    }
    return ((LabelTarget) elements.get(i)).label();
  }

  /** {@return the name of the source file; null if the class file does not tell} */
  public @Nullable String sourceFile() {
    SourceFileAttribute file = classFile.findAttribute(Attributes.sourceFile()).orElse(null);
    return file == null ? null : file.sourceFile().stringValue();
  }

  /**
   * Tells where an element is in the source.
   *
   * @param index of the element
   * @return its line as a stack trace shows it
   */
  public StackTraceElement placeOf(int index) {
    return new StackTraceElement(host.getName(), name(), sourceFile(), lines[index]);
  }

  /** {@return the place of the first line} */
  public StackTraceElement place() {
    for (int line : lines) {
      if (line >= 0) {
        return new StackTraceElement(host.getName(), name(), sourceFile(), line);
      }
    }
    return new StackTraceElement(host.getName(), name(), sourceFile(), -1);
  }
}
