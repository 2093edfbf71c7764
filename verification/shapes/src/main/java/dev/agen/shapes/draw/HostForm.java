package dev.agen.shapes.draw;

/** What kind of type declares the body. */
enum HostForm {
  CLASS(Construct.CLASS_HOST),
  GENERIC(Construct.GENERIC_HOST),
  INTERFACE(Construct.INTERFACE_HOST),
  RECORD(Construct.RECORD_HOST),
  ENUM(Construct.ENUM_HOST),
  ENUM_CONSTANT(Construct.ENUM_CONSTANT_HOST),
  INNER(Construct.INNER_HOST),
  LOCAL(Construct.LOCAL_HOST),
  ANONYMOUS(Construct.ANONYMOUS_HOST);

  /** How the host is called, if it has a name. */
  static final String NAME = "Host";

  private final Construct construct;

  HostForm(Construct construct) {
    this.construct = construct;
  }

  Construct construct() {
    return construct;
  }

  String typeName() {
    return NAME;
  }

  /** {@return whether static members can be named} */
  boolean hasStatics() {
    return this != ANONYMOUS && this != ENUM_CONSTANT;
  }

  /** {@return whether it is a class of its own that may have a superclass and a constructor} */
  boolean isClass() {
    return this == CLASS || this == GENERIC || this == INNER || this == LOCAL || this == ANONYMOUS;
  }
}
