package dev.agen.compiled;

import static dev.agen.fixtures.BothEngines.compiled;
import static dev.agen.fixtures.BothEngines.stackful;

import dev.agen.Limit;
import dev.agen.compiled.elsewhere.Secretive;
import dev.agen.fixtures.BothEngines.Code;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * P45: values of a type that the body can hold and not name, since only its own package may. A
 * descriptor may name it, a cast may not.
 */
class SecretTypesTest {

  @Test
  @DisplayName("P45: a variable of a package-private type of another package")
  void variable() {
    Secretive source = new Secretive();
    compiled(log ->
        y -> {
          var secret = source.secret();
          Object same = source.secret();
          y.yield(secret == same);
          log.accept(String.valueOf(secret));
          log.accept(Secretive.use(secret, y.yield("operand")));
        });
  }

  @Test
  @DisplayName("P45: a protected method that takes and returns such a type")
  void protectedMethod() {
    class Subclass extends Secretive {
      Code code() {
        return log ->
            y -> {
              var secret = inherited();
              y.yield(String.valueOf(secret));
              log.accept(taking(secret));
              log.accept(y.yield("end"));
            };
      }
    }
    stackful(Limit.UNUSUAL_CODE, "= inherited()", new Subclass().code());
  }

  @Test
  @DisplayName("P45: a helper that returns such a type")
  void helperReturning() {
    stackful(
        Limit.UNUSUAL_CODE,
        "= Secretive.helped(y)",
        log ->
            y -> {
              var secret = Secretive.helped(y);
              log.accept(Secretive.use(secret, y.yield("helped")));
            });
  }

  @Test
  @DisplayName("P45: a helper that takes such a type")
  void helperTaking() {
    stackful(
        Limit.UNUSUAL_CODE,
        "Secretive.helped(y, secret)",
        log ->
            y -> {
              var secret = new Secretive().secret();
              y.yield("before");
              log.accept(Secretive.helped(y, secret));
            });
  }
}
