/** Tests of code that uses agen: virtual time, all orders, rules to inherit. */
@org.jspecify.annotations.NullMarked
module dev.agen.testing {
  requires static org.jspecify;
  requires transitive dev.agen;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;

  exports dev.agen.testing;
}
