package dev.agen.handbook;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An example of the operator that has the method's name; what it returns is what is said here. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Example {
  String value();
}
