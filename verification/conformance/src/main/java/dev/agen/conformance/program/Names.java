package dev.agen.conformance.program;

import java.util.Set;

/** The functions of a program; complains about calls of others. */
record Names(Set<String> generators, Set<String> coroutines) {

  String generator(Fields owner, String field) {
    return known(generators, "generator function", owner, field);
  }

  String coroutine(Fields owner, String field) {
    return known(coroutines, "coroutine function", owner, field);
  }

  private static String known(Set<String> names, String what, Fields owner, String field) {
    String name = owner.string(field);
    if (!names.contains(name)) {
      throw Fields.complaint(owner.placeOf(field), "there is no " + what + " \"" + name + "\"");
    }
    return name;
  }
}
