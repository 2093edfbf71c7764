package dev.agen.shapes.draw;

import java.util.ArrayList;
import java.util.List;

/** What part of the host makes the body. */
enum Site {
  INSTANCE_METHOD(Construct.IN_INSTANCE_METHOD),
  STATIC_METHOD(Construct.IN_STATIC_METHOD),
  CONSTRUCTOR(Construct.IN_CONSTRUCTOR),
  FIELD(Construct.IN_FIELD_INITIALISER),
  STATIC_FIELD(Construct.IN_STATIC_INITIALISER);

  private final Construct construct;

  Site(Construct construct) {
    this.construct = construct;
  }

  Construct construct() {
    return construct;
  }

  boolean isStatic() {
    return this == STATIC_METHOD || this == STATIC_FIELD;
  }

  /** {@return whether it runs each time a host is made} */
  boolean makesHost() {
    return this == CONSTRUCTOR || this == FIELD;
  }

  /** {@return whether it has parameters, which the body captures} */
  boolean hasParameters() {
    return this == INSTANCE_METHOD || this == STATIC_METHOD || this == CONSTRUCTOR;
  }

  /** {@return the sites that a host of this form can have} */
  static List<Site> of(HostForm form) {
    List<Site> sites = new ArrayList<>();
    sites.add(INSTANCE_METHOD);
    switch (form) {
      case CLASS -> sites.addAll(List.of(STATIC_METHOD, CONSTRUCTOR, FIELD, STATIC_FIELD));
      case GENERIC, INNER -> sites.addAll(List.of(STATIC_METHOD, CONSTRUCTOR, FIELD));
      case INTERFACE, RECORD -> sites.addAll(List.of(STATIC_METHOD, STATIC_FIELD));
      case ENUM -> sites.add(STATIC_METHOD);
      case LOCAL -> sites.addAll(List.of(CONSTRUCTOR, FIELD));
      case ENUM_CONSTANT, ANONYMOUS -> {}
    }
    return sites;
  }
}
