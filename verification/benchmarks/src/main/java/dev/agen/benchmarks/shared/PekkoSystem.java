package dev.agen.benchmarks.shared;

import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.ActorSystem;

/** The actor system that all of Pekko's variants run in; started at the first use. */
public final class PekkoSystem {

  private static final class Holder {
    /** With daemon threads, so that it does not keep a JVM alive, and silent. */
    private static final ActorSystem SYSTEM =
        ActorSystem.create(
            "benchmarks",
            ConfigFactory.parseString(
                    "pekko { daemonic = on, loglevel = OFF, stdout-loglevel = OFF }")
                .withFallback(ConfigFactory.load()));
  }

  private PekkoSystem() {}

  /** {@return the system} */
  public static ActorSystem get() {
    return Holder.SYSTEM;
  }
}
