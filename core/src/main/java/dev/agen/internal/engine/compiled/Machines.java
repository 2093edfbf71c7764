package dev.agen.internal.engine.compiled;

import dev.agen.internal.engine.compiled.run.Machine;
import dev.agen.internal.engine.compiled.scan.MethodCode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one class that have been compiled as bodies. Usually a method belongs to one
 * {@link BodyClass}; a method that is referred to in many places, however, has many, and they may
 * come and go with their loaders while the machines stay with the method's class. Kept with that
 * class, so that they go when it goes.
 */
final class Machines {

  private static final ClassValue<Machines> ALL =
      new ClassValue<>() {
        @Override
        protected Machines computeValue(Class<?> type) {
          return new Machines();
        }
      };

  private final Map<String, Machine> prototypes = new ConcurrentHashMap<>();

  private Machines() {}

  static Machines of(Class<?> host) {
    return ALL.get(host);
  }

  private static String key(MethodCode code, boolean dropsResult) {
    String method = code.name().concat(code.descriptor());
    return dropsResult ? method.concat("V") : method;
  }

  @Nullable Machine get(MethodCode code, boolean dropsResult) {
    return prototypes.get(key(code, dropsResult));
  }

  /** Adds one; if there is one already, that stays and is given. */
  Machine add(MethodCode code, boolean dropsResult, Machine prototype) {
    Machine known = prototypes.putIfAbsent(key(code, dropsResult), prototype);
    return known == null ? prototype : known;
  }
}
