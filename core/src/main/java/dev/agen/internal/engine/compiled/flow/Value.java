package dev.agen.internal.engine.compiled.flow;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a local or of an operand: its verification type, the {@code new} that made it
 * while it is not initialized, and its role. Immutable.
 */
public final class Value {

  /** The kinds of verification types. */
  public enum Kind {
    /** Nothing that could be used. */
    TOP,
    /** An int, or a smaller type. */
    INT,
    /** A float. */
    FLOAT,
    /** A long; the next local is SECOND. */
    LONG,
    /** A double; the next local is SECOND. */
    DOUBLE,
    /** The constant null. */
    NULL,
    /** A reference. */
    OBJECT,
    /** The result of a {@code new} whose constructor has not been called. */
    UNINITIALIZED,
    /** The second half of the local before. */
    SECOND
  }

  /** Nothing. */
  public static final Value TOP = new Value(Kind.TOP, null, -1, Role.NONE);

  static final Value INT = new Value(Kind.INT, ConstantDescs.CD_int, -1, Role.NONE);
  static final Value FLOAT = new Value(Kind.FLOAT, ConstantDescs.CD_float, -1, Role.NONE);
  static final Value LONG = new Value(Kind.LONG, ConstantDescs.CD_long, -1, Role.NONE);
  static final Value DOUBLE = new Value(Kind.DOUBLE, ConstantDescs.CD_double, -1, Role.NONE);
  static final Value NULL = new Value(Kind.NULL, null, -1, Role.NONE);

  /** The second half of a long or double. */
  public static final Value SECOND = new Value(Kind.SECOND, null, -1, Role.NONE);

  private final Kind kind;
  private final @Nullable ClassDesc type;
  private final int created;
  private final Role role;

  private Value(Kind kind, @Nullable ClassDesc type, int created, Role role) {
    this.kind = kind;
    this.type = type;
    this.created = created;
    this.role = role;
  }

  static Value object(ClassDesc type) {
    return new Value(Kind.OBJECT, type, -1, Role.NONE);
  }

  static Value uninitialized(ClassDesc type, int created) {
    return new Value(Kind.UNINITIALIZED, type, created, Role.NONE);
  }

  /**
   * Gives what a variable of a type holds.
   *
   * @param type any type but void
   * @return the value
   */
  public static Value of(ClassDesc type) {
    return type.isPrimitive() ? of(TypeKind.from(type)) : object(type);
  }

  static Value of(TypeKind kind) {
    return switch (kind) {
      case FLOAT -> FLOAT;
      case LONG -> LONG;
      case DOUBLE -> DOUBLE;
      case REFERENCE -> object(ConstantDescs.CD_Object);
      case VOID -> throw new IllegalArgumentException("void");
      case INT, BOOLEAN, BYTE, CHAR, SHORT -> INT;
    };
  }

  /** {@return the kind} */
  public Kind kind() {
    return kind;
  }

  /** {@return the role} */
  public Role role() {
    return role;
  }

  /** {@return the index of the {@code new} that made this, while it is not initialized; else -1} */
  public int created() {
    return created;
  }

  /** {@return whether this takes two locals} */
  public boolean isWide() {
    return kind == Kind.LONG || kind == Kind.DOUBLE;
  }

  /** {@return whether this is something that can be in a variable} */
  public boolean isUsable() {
    return kind != Kind.TOP && kind != Kind.SECOND && kind != Kind.UNINITIALIZED;
  }

  /** {@return the type of a field that can hold this; not of null, top and uninitialized} */
  public ClassDesc type() {
    return Objects.requireNonNull(type);
  }

  /** {@return how it is loaded and stored} */
  public TypeKind typeKind() {
    return switch (kind) {
      case INT -> TypeKind.INT;
      case FLOAT -> TypeKind.FLOAT;
      case LONG -> TypeKind.LONG;
      case DOUBLE -> TypeKind.DOUBLE;
      default -> TypeKind.REFERENCE;
    };
  }

  Value as(Role other) {
    return other == role ? this : new Value(kind, type, created, other);
  }

  boolean isUninitializedLike(Value other) {
    return kind == Kind.UNINITIALIZED
        && other.kind == Kind.UNINITIALIZED
        && created == other.created;
  }

  /**
   * Compares what matters when it is restored.
   *
   * @param other another value
   * @return whether a frame describes both in the same way
   */
  public boolean isRestoredLike(Value other) {
    return kind == other.kind
        && (role == Role.YIELDER) == (other.role == Role.YIELDER)
        && Objects.equals(type, other.type);
  }

  boolean sameAs(Value other) {
    return kind == other.kind
        && created == other.created
        && role == other.role
        && Objects.equals(type, other.type);
  }
}
